import path from 'node:path';
import { manifestName, readManifest } from './index/indexManifest.ts';

/**
 * Names the files that make up an index, for a bundle to ship. Same knowledge, same bytes.
 *
 * @param folder - Absolute path of the index.
 * @returns Absolute paths, the manifest first; none when there is no index.
 * @throws AppError `KB_INDEX_CORRUPT` when the manifest cannot be read.
 */
export async function indexFiles(folder: string): Promise<string[]> {
  const manifest = await readManifest(folder);
  if (manifest === undefined) return [];
  const { file, words } = manifest;
  return [manifestName, file, ...(words === undefined ? [] : [words])].map((name) => path.join(folder, name));
}
