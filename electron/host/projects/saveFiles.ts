import { join } from 'node:path';
import type { FileChange } from '../../../engine/contract/methods/projectMethods.ts';
import { isBinarySource } from '../../../engine/model/binarySource.ts';
import { hashProjectFile } from '../../../engine/project/hashProjectFile.ts';
import { isProjectPath } from '../../../engine/project/isProjectPath.ts';
import { deleteDurably, writeDurably } from '../../../engine/project/writeDurably.ts';
import type { Journal } from '../db/createJournal.ts';
import { hostErrors } from '../hostErrors.ts';
import { createBinaryStore } from './createBinaryStore.ts';
import { readOnDisk } from './readOnDisk.ts';

/** A file as it is on disk after a save; a deleted one has no hash. */
export interface SavedFile {
  readonly path: string;
  readonly hash: string | null;
}

/**
 * Writes all changes of a save, or none: checks that every file is what the edit was based on, enters the save into
 * the journal, then writes file by file, each atomically.
 *
 * @param folder - The project's folder.
 * @returns The files' new hashes, once everything is durably on disk.
 * @throws AppError HOST_PATH_NOT_ALLOWED, HOST_FILE_CHANGED_ON_DISK, HOST_BINARY_GONE (nothing written), PROJECT_NOT_WRITABLE (what was
 * written before the failure is put back).
 */
export async function saveFiles(
  folder: string,
  changes: readonly FileChange[],
  journal: Journal,
): Promise<readonly SavedFile[]> {
  for (const change of changes) {
    if (!isProjectPath(change.path)) throw hostErrors.HOST_PATH_NOT_ALLOWED({ path: change.path });
  }
  const store = createBinaryStore(folder);
  const before = new Map<string, Buffer | null>();
  const contents = new Map<string, string | Uint8Array | null>();
  for (const change of changes) {
    const onDisk = await readOnDisk(folder, change.path);
    if (onDisk.hash !== change.before) {
      throw hostErrors.HOST_FILE_CHANGED_ON_DISK({ path: change.path }, { location: { file: change.path } });
    }
    before.set(change.path, onDisk.bytes);
    contents.set(change.path, change.text === null ? null : await store.contentOf(change.path, change.text));
    // What a later undo brings back: the texts of other documents are in the studio's history.
    if (isBinarySource(change.path) && onDisk.bytes !== null) await store.keep(onDisk.bytes);
  }
  const entry = journal.begin(folder, changes);
  const written: string[] = [];
  try {
    for (const change of changes) {
      await writeContent(join(folder, change.path), contents.get(change.path) ?? null);
      written.push(change.path);
    }
  } catch (error) {
    for (const path of written) await writeContent(join(folder, path), before.get(path) ?? null);
    // The studio reports this save as failed, so the next opening must not finish it behind the user's back.
    journal.finish(entry);
    throw error;
  }
  journal.finish(entry);
  return changes.map(({ path, text }) => ({
    path,
    hash: text === null ? null : hashProjectFile(path, text),
  }));
}

async function writeContent(path: string, content: string | Uint8Array | null): Promise<void> {
  if (content === null) await deleteDurably(path);
  else await writeDurably(path, content);
}
