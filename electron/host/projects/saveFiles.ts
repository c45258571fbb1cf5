// Saves files of a project through a journal, and finishes or undoes what a crash left half done.

import { createHash } from 'node:crypto';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../engine/base/appError.ts';
import type { FileWrite } from '../../../engine/contract/methods/projectMethods.ts';
import { sourceLimits } from '../../../engine/knowledge/sources/chunkSources.ts';
import { formatStandIn, isBinarySource } from '../../../engine/model/knowledgeSources.ts';
import { projectErrors } from '../../../engine/project/errors.ts';
import { hashProjectFile, hashText } from '../../../engine/project/hashFiles.ts';
import { assertOwnFolder, isProjectPath } from '../../../engine/project/readProjectFolder.ts';
import { deleteDurably, writeDurably } from '../../../engine/project/writeDurably.ts';
import type { Journal, JournalEntry } from '../db/createJournal.ts';
import { hostErrors } from '../hostErrors.ts';
import { createBinaryStore } from './createBinaryStore.ts';

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

/**
 * Finishes the saves that a killed host left half done. A file that somebody changed since is left alone: the text of
 * the save goes beside it, as `<file>.recovered`. A save that cannot be finished stays in the journal for the next
 * time, and keeps nobody from opening the project.
 *
 * @returns What was recovered, one sentence each, for the studio's notices.
 */
export async function recoverSaves(folder: string, journal: Journal): Promise<readonly string[]> {
  const notes: string[] = [];
  for (const entry of journal.pending(folder)) {
    try {
      notes.push(...(await recoverEntry(folder, entry)));
      journal.finish(entry.id);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      notes.push(`A save that was cut short could not be completed yet: ${error.message}`);
    }
  }
  return notes;
}

async function recoverEntry(folder: string, { changes }: JournalEntry): Promise<readonly string[]> {
  const notes: string[] = [];
  for (const change of changes) {
    const note = await recoverChange(folder, change);
    if (note !== undefined) notes.push(note);
  }
  return notes;
}

async function recoverChange(folder: string, change: FileWrite): Promise<string | undefined> {
  const onDisk = await readOnDisk(folder, change.path);
  const wanted = change.text === null ? null : hashProjectFile(change.path, change.text);
  if (onDisk.hash === wanted) return undefined;
  const path = join(folder, change.path);
  if (onDisk.hash === change.before) {
    if (change.text === null) await deleteDurably(path);
    else await writeDurably(path, await createBinaryStore(folder).contentOf(change.path, change.text));
    return `${change.path} was completed from the journal`;
  }
  if (change.text === null)
    return `${change.path} was changed by another program and is therefore not deleted`;
  await writeDurably(
    `${path}.recovered`,
    await createBinaryStore(folder).contentOf(change.path, change.text),
  );
  return `${change.path} was changed by another program; your unsaved version is in ${change.path}.recovered`;
}
