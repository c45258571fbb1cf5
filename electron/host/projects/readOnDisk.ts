import { createHash } from 'node:crypto';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sourceLimits } from '../../../engine/knowledge/sources/sourceLimits.ts';
import { formatStandIn, isBinarySource } from '../../../engine/model/binarySource.ts';
import { assertOwnFolder } from '../../../engine/project/assertOwnFolder.ts';
import { projectErrors } from '../../../engine/project/errors.ts';
import { hashText } from '../../../engine/project/hashText.ts';

/** A document as it is on disk now; both null when there is none, the bytes alone when it is too large to be used. */
export interface OnDisk {
  readonly bytes: Buffer | null;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string | null;
}

/**
 * Reads a project document and its hash.
 *
 * @throws AppError PROJECT_UNREADABLE, also for a link, or in a folder that is one: writing through it could leave
 * the project's folder.
 */
export async function readOnDisk(folder: string, path: string): Promise<OnDisk> {
  try {
    await assertOwnFolder(folder, path.split('/').slice(0, -1).join('/'));
    const info = await lstat(join(folder, path));
    if (!info.isFile()) throw new Error('not a regular file');
    if (isBinarySource(path) && info.size > sourceLimits.binaryBytes) {
      // Not read by anybody: it is known by what stands in for it.
      return { bytes: null, hash: hashText(formatStandIn({ bytes: info.size })) };
    }
    const bytes = await readFile(join(folder, path));
    return { bytes, hash: createHash('sha256').update(bytes).digest('hex') };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return { bytes: null, hash: null };
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw projectErrors.PROJECT_UNREADABLE({ path, reason }, { location: { file: path }, cause });
  }
}
