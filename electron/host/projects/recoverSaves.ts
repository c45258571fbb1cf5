import { join } from 'node:path';
import { AppError } from '../../../engine/base/appError.ts';
import type { FileChange } from '../../../engine/contract/methods/projectMethods.ts';
import { hashProjectFile } from '../../../engine/project/hashProjectFile.ts';
import { deleteDurably, writeDurably } from '../../../engine/project/writeDurably.ts';
import type { Journal, JournalEntry } from '../db/createJournal.ts';
import { createBinaryStore } from './createBinaryStore.ts';
import { readOnDisk } from './readOnDisk.ts';

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

async function recoverChange(folder: string, change: FileChange): Promise<string | undefined> {
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
