import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { sourceLimits } from '../knowledge/sources/sourceLimits.ts';
import type { BinaryStandIn } from '../model/binarySource.ts';
import { assertOwnFolder } from './assertOwnFolder.ts';

/**
 * Size and hash of a binary source. One over the limit is not read: nobody could use it, and it may be of any size.
 *
 * @throws The file system's error; Error for what is not a regular file.
 */
export async function describeBinary(folder: string, path: string): Promise<BinaryStandIn> {
  await assertOwnFolder(folder, path.split('/').slice(0, -1).join('/'));
  const info = await lstat(join(folder, path));
  if (!info.isFile()) throw new Error('not a regular file');
  if (info.size > sourceLimits.binaryBytes) return { bytes: info.size };
  const hash = createHash('sha256');
  for await (const part of createReadStream(join(folder, path))) hash.update(part as Buffer);
  return { bytes: info.size, sha256: hash.digest('hex') };
}
