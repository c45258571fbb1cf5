const modules = import.meta.glob<string>('../../templates/retail-support/**/*', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The folder of the sample project, as the studio shows it. */
export const samplePath = '/home/you/Dialoom/retail-support';

/** The files of the sample project: the template "Retail support". */
export const sampleFiles: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(modules).map(([path, text]) => [path.replace(/^.*\/retail-support\//, ''), text]),
);
