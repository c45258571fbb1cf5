const extensions = ['md', 'markdown', 'html', 'htm', 'txt', 'csv', 'pdf', 'docx'];

/** What a file dialog offers. */
export const acceptedFiles = extensions.map((extension) => `.${extension}`).join(',');

/**
 * The path under which a file is added to the project: its own name, made fit for every system and for addresses.
 *
 * @param taken - Paths of other sources.
 * @returns Undefined for a file that is no knowledge source.
 */
export function addedPath(name: string, taken: readonly string[]): string | undefined {
  const match = /^([\s\S]+)\.([a-z]+)$/i.exec(name);
  const extension = match?.[2]?.toLowerCase() ?? '';
  if (!extensions.includes(extension)) return undefined;
  const stem =
    (match?.[1] ?? '')
      .normalize('NFKC')
      .replace(/[^\p{L}\p{N}._ -]+/gu, ' ')
      .trim()
      .replace(/\s+/g, '-')
      .replace(/^[.-]+|[.-]+$/g, '')
      .slice(0, 80) || 'source';
  let path = `knowledge/${stem}.${extension}`;
  for (let n = 2; taken.includes(path); n += 1) path = `knowledge/${stem}-${n}.${extension}`;
  return path;
}
