import { join } from 'node:path';
import type { RecordingHeader } from '../../../engine/conversation/session.ts';
import { emptySnapshot, type Snapshot } from '../../../engine/kit/snapshot.ts';
import { openSqlite, type SqliteDatabase } from '../../../engine/project/openSqlite.ts';
import { readRecording } from '../../../engine/replay/recording.ts';
import { toWrite } from '../../../engine/stores/sqlite/createSqliteStores.ts';
import { inboxTable, storeTables } from '../../../engine/stores/sqlite/tables.ts';
import { createApply } from '../../../engine/stores/sqlite/writes.ts';

interface Row {
  readonly id: string;
  readonly projectPath: string;
  readonly startedAt: number;
  readonly text: string;
}

/**
 * Moves conversations that earlier versions archived as text into rows. One that cannot be read stays where it is; the
 * next version tries again.
 *
 * @param report - Called for each conversation that cannot be read.
 */
function moveRecordings(database: SqliteDatabase, report: (error: unknown) => void): void {
  const rows = database
    .prepare<[], Row>('SELECT id, project_path AS projectPath, started_at AS startedAt, text FROM recordings')
    .all();
  if (rows.length === 0) return;
  const apply = createApply(database);
  const insert = database.prepare('INSERT INTO simulations (id, project_path, started_at) VALUES (?, ?, ?)');
  const remove = database.prepare('DELETE FROM recordings WHERE id = ?');
  const moveOne = database.transaction(({ id, projectPath, startedAt, text }: Row) => {
    const { header, log } = readRecording(text, id);
    const state = { header, snapshot: archivedSnapshot(header, log.at(-1)?.turn ?? 0) };
    apply(toWrite(id, { expected: 'absent', entries: log, state }, 0));
    insert.run(id, projectPath, startedAt);
    remove.run(id);
  });
  for (const row of rows) {
    try {
      moveOne.immediate(row);
    } catch (error) {
      report(error);
    }
  }
}

/** An archived text holds what happened but not the state of the conversation, so it cannot be continued. */
function archivedSnapshot({ locale, startedAt }: RecordingHeader, turn: number): Snapshot {
  return { ...emptySnapshot({ at: startedAt, locale }), status: 'ended', turn };
}

const migrations = [
  `CREATE TABLE recent_projects (path TEXT PRIMARY KEY, name TEXT NOT NULL, opened_at INTEGER NOT NULL);
   CREATE TABLE journal (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     project_path TEXT NOT NULL,
     changes TEXT NOT NULL
   );
   CREATE INDEX journal_by_project ON journal (project_path);
   CREATE TABLE recordings (
     id TEXT PRIMARY KEY,
     project_path TEXT NOT NULL,
     started_at INTEGER NOT NULL,
     text TEXT NOT NULL
   );
   CREATE INDEX recordings_by_project ON recordings (project_path, started_at);`,
  // Conversations as rows. The texts in `recordings` are moved there, see `moveRecordings`.
  `${storeTables}
   CREATE TABLE simulations (id TEXT PRIMARY KEY, project_path TEXT NOT NULL, started_at INTEGER NOT NULL);
   CREATE INDEX simulations_by_project ON simulations (project_path, started_at);`,
  inboxTable,
  // Saves have names, and their results are remembered: a page that has lost an answer asks for it.
  `ALTER TABLE journal ADD COLUMN batch TEXT;
   CREATE TABLE saves (project_path TEXT NOT NULL, batch TEXT NOT NULL, files TEXT NOT NULL);
   CREATE UNIQUE INDEX saves_by_batch ON saves (project_path, batch);`,
];

/**
 * Opens the studio's machine-wide database: recent projects, the journal of saves in progress, the archive of simulated
 * conversations.
 *
 * @param dataFolder - The user's data folder for Dialoom.
 * @param report - Called with errors about data of an earlier version that cannot be read.
 */
export function openHostDatabase(dataFolder: string, report: (error: unknown) => void): SqliteDatabase {
  const database = openSqlite(join(dataFolder, 'studio.sqlite'), migrations);
  moveRecordings(database, report);
  return database;
}
