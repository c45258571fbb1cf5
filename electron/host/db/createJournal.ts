import { z } from 'zod';
import { type FileWrite, fileWrite } from '../../../engine/contract/methods/projectMethods.ts';
import type { SqliteDatabase } from '../../../engine/project/openSqlite.ts';

const changesSchema = z.array(fileWrite);

/** A save that was begun. */
export interface JournalEntry {
  readonly id: number;
  readonly changes: readonly FileWrite[];
}

/**
 * Saves under way. A save of several files is written here first, in one synced transaction, and struck out when all
 * files are on disk: a host killed in between finishes the save when the project is opened next.
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
