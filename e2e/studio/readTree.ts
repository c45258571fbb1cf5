import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** All files of a project with their bytes, but for what is rebuilt on demand. */
export async function readTree(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !relative(folder, path).startsWith('.dialoom'));
  const texts = await Promise.all(files.map((path) => readFile(path, 'latin1')));
  return Object.fromEntries(files.map((path, index) => [relative(folder, path), texts[index] ?? '']));
}
