import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/**
 * A digest of the files in `places` (files or folders in `root`): it changes when any of them is edited, added,
 * renamed or deleted. Unit tests and missing places are ignored.
 *
 * @param {string} root
 * @param {readonly string[]} places
 * @param {'times' | 'contents'} by `times` uses sizes and modification times, which is fast; `contents` reads the
 *   files, and is the same in a copy of the clone.
 */
export function sourcesStamp(root, places, by) {
  const hash = createHash('sha256');
  for (const place of places) {
    for (const file of filesBelow(join(root, place)).sort()) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${relative(root, file).split(sep).join('/')}\0${size}\0`);
      hash.update(by === 'times' ? `${mtimeMs}\n` : readFileSync(file));
    }
  }
  return hash.digest('hex');
}

/** @returns {string[]} */
function filesBelow(/** @type {string} */ path) {
  const info = statSync(path, { throwIfNoEntry: false });
  if (!info) return [];
  if (info.isFile()) return /\.test\.tsx?$/.test(path) ? [] : [path];
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name)));
}
