import { z } from 'zod';
import {
  type FileWrite,
  fileWrite,
  type SavedFile,
  savedFile,
} from '../../../engine/contract/methods/projectMethods.ts';
import type { SqliteDatabase } from '../../../engine/project/openSqlite.ts';

const changesSchema = z.array(fileWrite);
const savedSchema = z.array(savedFile);

/** How many completed saves are remembered: a page asks only about the last one that it sent. */
const rememberedSaves = 500;

/** A save that was started. */
export interface JournalEntry {
  readonly id: number;
  /** The page's name of the save; null in a journal of an earlier version. */
  readonly batch: string | null;
  readonly changes: readonly FileWrite[];
}

/**
 * The saves in progress. A save is written here first, in one synced transaction, and removed when all its files are on
 * disk. If the host is killed in between, the next opening of the project finishes the save.
 *
 * Completed saves are remembered by their batch, so that a page that has lost the answer learns it later.
 */
export interface Journal {
  begin(projectPath: string, batch: string, changes: readonly FileWrite[]): number;
  /** Ends a save whose files are on disk, and remembers its result. */
  complete(entry: Pick<JournalEntry, 'id' | 'batch'>, projectPath: string, files: readonly SavedFile[]): void;
  /** Ends a save of which nothing is on disk. */
  abandon(id: number): void;
  pending(projectPath: string): readonly JournalEntry[];
  /** The result of a completed save; undefined if there was none, or if it is too long ago. */
  applied(projectPath: string, batch: string): SavedFile[] | undefined;
}

export function createJournal(database: SqliteDatabase): Journal {
  const insert = database.prepare<[string, string, string]>(
    'INSERT INTO journal (project_path, batch, changes) VALUES (?, ?, ?)',
  );
  const remove = database.prepare<[number]>('DELETE FROM journal WHERE id = ?');
  const select = database.prepare<[string], { id: number; batch: string | null; changes: string }>(
    'SELECT id, batch, changes FROM journal WHERE project_path = ? ORDER BY id',
  );
  const remember = database.prepare<[string, string, string]>(
    'INSERT OR REPLACE INTO saves (project_path, batch, files) VALUES (?, ?, ?)',
  );
  const forget = database.prepare<[number]>('DELETE FROM saves WHERE rowid <= ?');
  const find = database.prepare<[string, string], { files: string }>(
    'SELECT files FROM saves WHERE project_path = ? AND batch = ?',
  );
  const complete = database.transaction<Journal['complete']>(({ id, batch }, projectPath, files) => {
    remove.run(id);
    if (batch === null) return;
    const { lastInsertRowid } = remember.run(projectPath, batch, JSON.stringify(files));
    forget.run(Number(lastInsertRowid) - rememberedSaves);
  });
  return {
    begin: (projectPath, batch, changes) =>
      Number(insert.run(projectPath, batch, JSON.stringify(changes)).lastInsertRowid),
    complete: (entry, projectPath, files) => complete.immediate(entry, projectPath, files),
    abandon: (id) => {
      remove.run(id);
    },
    pending: (projectPath) =>
      select
        .all(projectPath)
        .map(({ id, batch, changes }) => ({ id, batch, changes: changesSchema.parse(JSON.parse(changes)) })),
    applied: (projectPath, batch) => {
      const found = find.get(projectPath, batch);
      return found === undefined ? undefined : savedSchema.parse(JSON.parse(found.files));
    },
  };
}
