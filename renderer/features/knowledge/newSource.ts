/** Kinds of knowledge sources that can be written here. */
export type SourceKind = 'markdown' | 'questions' | 'sitemap';

/** A source that does not exist yet. */
export interface NewSource {
  readonly path: string;
  readonly text: string;
}

const extensions: Readonly<Record<SourceKind, string>> = {
  markdown: 'md',
  questions: 'csv',
  sitemap: 'sitemap.yaml',
};

const beginnings: Readonly<Record<SourceKind, (title: string) => string>> = {
  markdown: (title) => `# ${title}\n\n`,
  questions: () => 'question,answer\n',
  sitemap: () =>
    'url: https://www.example.com/sitemap.xml\n# include: [/help/*]\n# exclude: [/help/jobs/*]\nlimit: 100\n',
};

/**
 * Makes a new source from the name that a person gave it: a file name that no other source has, and a text to begin
 * with that says what belongs there.
 */
export function newSource(name: string, kind: SourceKind, taken: readonly string[]): NewSource {
  const extension = extensions[kind];
  const title = name.trim().replace(/\.(md|csv|sitemap\.yaml)$/i, '');
  const stem =
    title
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'source';
  let path = `knowledge/${stem}.${extension}`;
  for (let n = 2; taken.includes(path); n += 1) path = `knowledge/${stem}-${n}.${extension}`;
  return { path, text: beginnings[kind](title) };
}
