import { mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { projectErrors } from './errors.ts';

/**
 * Replaces a file's content so that after a crash either the old or the new content is complete: writes a temporary
 * file, syncs it, renames it and syncs the folder (otherwise a power cut could lose the rename).
 *
 * @throws AppError PROJECT_NOT_WRITABLE.
 */
export async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFileAtomic(path, typeof content === 'string' ? content : Buffer.from(content), {
      fsync: true,
    });
    await syncFolder(dirname(path));
  } catch (cause) {
    throw notWritable(path, cause);
  }
}

/**
 * Deletes a file durably; a missing file is not an error.
 *
 * @throws AppError PROJECT_NOT_WRITABLE.
 */
export async function deleteDurably(path: string): Promise<void> {
  try {
    await rm(path, { force: true });
    await syncFolder(dirname(path));
  } catch (cause) {
    throw notWritable(path, cause);
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder for syncing; NTFS journals the rename itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function notWritable(path: string, cause: unknown) {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return projectErrors.PROJECT_NOT_WRITABLE({ path, reason }, { location: { file: path }, cause });
}
