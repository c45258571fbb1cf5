import { join } from 'node:path';
import { openSqlite, type SqliteDatabase } from '../../../engine/project/openSqlite.ts';
import { storeTables } from '../../../engine/stores/sqlite/tables.ts';
import { moveRecordings } from './moveRecordings.ts';

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
  // Conversations as rows. What `recordings` holds as text is moved there, see `moveRecordings`.
  `${storeTables}
   CREATE TABLE simulations (id TEXT PRIMARY KEY, project_path TEXT NOT NULL, started_at INTEGER NOT NULL);
   CREATE INDEX simulations_by_project ON simulations (project_path, started_at);`,
];

/**
 * Opens the studio's machine-wide database: recent projects, the journal of saves under way, the archive of
 * simulated conversations.
 *
 * @param dataFolder - The user's data folder for Dialoom.
 * @param report - Told of what an earlier version wrote and this one cannot read.
 */
export function openHostDatabase(dataFolder: string, report: (error: unknown) => void): SqliteDatabase {
  const database = openSqlite(join(dataFolder, 'studio.sqlite'), migrations);
  moveRecordings(database, report);
  return database;
}
