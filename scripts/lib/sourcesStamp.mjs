import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/**
 * A digest of the names, sizes and modification times below `places` (files or folders under `root`): it
 * changes when any of these files is edited, added, renamed or deleted. Unit tests do not count, and neither
 * does a place that does not exist.
 *
 * @param {string} root
 * @param {readonly string[]} places
 */
export function sourcesStamp(root, places) {
  const hash = createHash('sha256');
  for (const place of places) {
    for (const file of filesBelow(join(root, place)).sort()) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${relative(root, file).split(sep).join('/')}\0${size}\0${mtimeMs}\n`);
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
