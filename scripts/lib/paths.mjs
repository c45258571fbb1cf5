import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the clone. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The Node version pinned by the `node` package: everything except the set-up itself runs with it. */
export const pinnedNode = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);
