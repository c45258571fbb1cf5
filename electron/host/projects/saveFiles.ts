// Saves files of a project through a journal, and finishes or undoes saves that a crash interrupted.

import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../engine/base/appError.ts';
import type { FileWrite, SavedFile } from '../../../engine/contract/methods/projectMethods.ts';
import { sourceLimits } from '../../../engine/knowledge/sources/chunkSources.ts';
import { formatStandIn, isBinarySource } from '../../../engine/model/knowledgeSources.ts';
import { projectErrors } from '../../../engine/project/errors.ts';
import { hashProjectFile, sha256Of } from '../../../engine/project/hashFiles.ts';
import { assertOwnFolder, isProjectPath } from '../../../engine/project/readProjectFolder.ts';
import { deleteDurably, writeDurably } from '../../../engine/project/writeDurably.ts';
import type { Journal, JournalEntry } from '../db/createJournal.ts';
import { hostErrors } from '../hostErrors.ts';
import { createBinaryStore } from './createBinaryStore.ts';

/**
 * A document as it is on disk. Both fields are null if it does not exist; only the bytes are null if it is too large.
 */
export interface OnDisk {
  readonly bytes: Buffer | null;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string | null;
}

/**
 * Reads a project document and its hash.
 *
 * @throws AppError PROJECT_UNREADABLE, also for symbolic links and files in linked folders: writing through them could
 *   leave the project's folder.
 */
export async function readOnDisk(folder: string, path: string): Promise<OnDisk> {
  try {
    await assertOwnFolder(folder, path.split('/').slice(0, -1).join('/'));
    const info = await lstat(join(folder, path));
    if (!info.isFile()) throw new Error('not a regular file');
    if (isBinarySource(path) && info.size > sourceLimits.binaryBytes) {
      // It is never read; its stand-in text identifies it.
      return { bytes: null, hash: sha256Of(formatStandIn({ bytes: info.size })) };
    }
    const bytes = await readFile(join(folder, path));
    return { bytes, hash: sha256Of(bytes) };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return { bytes: null, hash: null };
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw projectErrors.PROJECT_UNREADABLE({ path, reason }, { location: { file: path }, cause });
  }
}

/**
 * Writes all changes of a save, or none: checks that every file is the version the edit was based on, records the save
 * in the journal, then writes file by file, each atomically.
 *
 * @param folder - The project's folder.
 * @param batch - The page's name of the save, by which its result is remembered.
 * @returns The files' new hashes, once everything is durably on disk.
 * @throws AppError HOST_PATH_NOT_ALLOWED, HOST_FILE_CHANGED_ON_DISK, HOST_BINARY_GONE (nothing was written),
 *   PROJECT_NOT_WRITABLE (files written before the failure are restored).
 */
export async function saveFiles(
  folder: string,
  batch: string,
  changes: readonly FileWrite[],
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
    // Kept for a later undo; the texts of other documents are in the studio's history.
    if (isBinarySource(change.path) && onDisk.bytes !== null) await store.keep(onDisk.bytes);
  }
  const id = journal.begin(folder, batch, changes);
  const written: string[] = [];
  try {
    for (const change of changes) {
      await writeContent(join(folder, change.path), contents.get(change.path) ?? null);
      written.push(change.path);
    }
  } catch (error) {
    for (const path of written) await writeContent(join(folder, path), before.get(path) ?? null);
    // The studio reports this save as failed, so the next opening must not finish it without the user's knowledge.
    journal.abandon(id);
    throw error;
  }
  const saved = filesAfter(changes);
  journal.complete({ id, batch }, folder, saved);
  return saved;
}

function filesAfter(changes: readonly FileWrite[]): readonly SavedFile[] {
  return changes.map(({ path, text }) => ({
    path,
    hash: text === null ? null : hashProjectFile(path, text),
  }));
}

async function writeContent(path: string, content: string | Uint8Array | null): Promise<void> {
  if (content === null) await deleteDurably(path);
  else await writeDurably(path, content);
}

/**
 * Finishes the saves that a killed host left incomplete. A file that has changed since is left alone; the saved text is
 * written beside it as `<file>.recovered`. A save that cannot be finished stays in the journal for the next time and
 * does not prevent the project from opening.
 *
 * @returns One sentence for each recovered file, for the studio's notices.
 */
export async function recoverSaves(folder: string, journal: Journal): Promise<readonly string[]> {
  const notices: string[] = [];
  for (const entry of journal.pending(folder)) {
    try {
      notices.push(...(await recoverEntry(folder, entry)));
      // Also where another program was faster: the page then compares what is on disk with what it saved.
      journal.complete(entry, folder, filesAfter(entry.changes));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      notices.push(`An interrupted save could not be completed yet: ${error.message}`);
    }
  }
  return notices;
}

async function recoverEntry(folder: string, { changes }: JournalEntry): Promise<readonly string[]> {
  const notices: string[] = [];
  for (const change of changes) {
    const notice = await recoverChange(folder, change);
    if (notice !== undefined) notices.push(notice);
  }
  return notices;
}

async function recoverChange(folder: string, change: FileWrite): Promise<string | undefined> {
  const onDisk = await readOnDisk(folder, change.path);
  const wanted = change.text === null ? null : hashProjectFile(change.path, change.text);
  if (onDisk.hash === wanted) return undefined;
  const path = join(folder, change.path);
  if (onDisk.hash === change.before) {
    if (change.text === null) await deleteDurably(path);
    else await writeDurably(path, await createBinaryStore(folder).contentOf(change.path, change.text));
    return `${change.path} was restored from the journal`;
  }
  if (change.text === null)
    return `${change.path} was changed by another program and was therefore not deleted`;
  await writeDurably(
    `${path}.recovered`,
    await createBinaryStore(folder).contentOf(change.path, change.text),
  );
  return `${change.path} was changed by another program; your unsaved version is in ${change.path}.recovered`;
}
