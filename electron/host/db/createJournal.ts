import { z } from 'zod';
import { type FileWrite, fileWrite } from '../../../engine/contract/methods/projectMethods.ts';
import type { SqliteDatabase } from '../../../engine/project/openSqlite.ts';

const changesSchema = z.array(fileWrite);

/** A save that was started. */
export interface JournalEntry {
  readonly id: number;
  readonly changes: readonly FileWrite[];
}

/**
 * The saves in progress. A save is written here first, in one synced transaction, and removed when all its files are on
 * disk. If the host is killed in between, the next opening of the project finishes the save.
 */
export interface Journal {
  begin(projectPath: string, changes: readonly FileWrite[]): number;
  finish(id: number): void;
  pending(projectPath: string): readonly JournalEntry[];
}

export function createJournal(database: SqliteDatabase): Journal {
  const insert = database.prepare<[string, string]>(
    'INSERT INTO journal (project_path, changes) VALUES (?, ?)',
  );
  const remove = database.prepare<[number]>('DELETE FROM journal WHERE id = ?');
  const select = database.prepare<[string], { id: number; changes: string }>(
    'SELECT id, changes FROM journal WHERE project_path = ? ORDER BY id',
  );
  return {
    begin: (projectPath, changes) => Number(insert.run(projectPath, JSON.stringify(changes)).lastInsertRowid),
    finish: (id) => {
      remove.run(id);
    },
    pending: (projectPath) =>
      select
        .all(projectPath)
        .map((row) => ({ id: row.id, changes: changesSchema.parse(JSON.parse(row.changes)) })),
  };
}
