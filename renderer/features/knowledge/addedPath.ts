import { addedExtensions } from '../../stores/sourceKind.ts';

/**
 * The path under which a file is added to the project: its own name, made fit for every system and for addresses.
 *
 * @param taken - Paths of other sources.
 * @returns Undefined for a file that is no knowledge source.
 */
export function addedPath(name: string, taken: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  const extension = addedExtensions.find((end) => lower.endsWith(end) && lower !== end);
  if (extension === undefined) return undefined;
  const stem =
    name
      .slice(0, -extension.length)
      .normalize('NFKC')
      .replace(/[^\p{L}\p{N}._ -]+/gu, ' ')
      .trim()
      .replace(/\s+/g, '-')
      .replace(/^[.-]+|[.-]+$/g, '')
      .slice(0, 80) || 'source';
  let path = `knowledge/${stem}${extension}`;
  for (let n = 2; taken.includes(path); n += 1) path = `knowledge/${stem}-${n}${extension}`;
  return path;
}
