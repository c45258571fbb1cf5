const modules = import.meta.glob<string>('../../templates/retail-support/**/*', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Where the sample project lies, as the studio shows it. */
export const samplePath = '/home/you/Dialoom/retail-support';

/** The files of the sample project: the template "Retail support". */
export const sampleFiles: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(modules).map(([path, text]) => [path.replace(/^.*\/retail-support\//, ''), text]),
);
