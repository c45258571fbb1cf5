import { lstat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes sure that a folder of a project is a folder of its own: one that is reached through a link may lie anywhere,
 * and what is read, bundled or written there is none of the project's.
 *
 * @param root - The project's folder; it may be a link itself.
 * @param path - Relative, forward slashes; empty for the project's folder.
 * @throws Error that says which part is no folder; what `lstat` throws when there is none.
 */
export async function assertOwnFolder(root: string, path: string): Promise<void> {
  const parts = path.split('/').filter((part) => part !== '');
  for (const [index] of parts.entries()) {
    const part = parts.slice(0, index + 1).join('/');
    const info = await lstat(join(root, part));
    if (info.isSymbolicLink()) throw new Error(`${part} is a link`);
    if (!info.isDirectory()) throw new Error(`${part} is not a folder`);
  }
}
