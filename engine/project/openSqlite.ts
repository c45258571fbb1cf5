import { closeSync, mkdirSync, openSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { projectErrors } from './errors.ts';

/** An open SQLite database. */
export type SqliteDatabase = BetterSqlite3.Database;

/**
 * Opens (or creates) a SQLite database that survives a crash at any point: write-ahead log, every commit synced.
 *
 * @param path - File to open; its folder is created. `:memory:` for a database that exists only until it is closed.
 * @param migrations - Statements that migrate from version n to n + 1; the version is stored in `user_version`.
 * @throws AppError SQLITE_NODE_TOO_OLD: the prebuilt binary crashes the process under older versions of Node, so it is
 *   loaded only after this check. SQLITE_UNUSABLE: the file cannot be opened or written, or is not a database.
 */
export function openSqlite(path: string, migrations: readonly string[]): SqliteDatabase {
  assertNodeVersion(process.versions.node);
  const Database = createRequire(import.meta.url)('better-sqlite3') as typeof BetterSqlite3;
  let database: SqliteDatabase | undefined;
  try {
    if (path !== ':memory:') {
      mkdirSync(dirname(path), { recursive: true });
      // Only the user may read a new file; SQLite gives the files beside it the same mode.
      closeSync(openSync(path, 'a', 0o600));
    }
    database = new Database(path);
    database.pragma('busy_timeout = 5000');
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    migrate(database, migrations);
    return database;
  } catch (cause) {
    database?.close();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw projectErrors.SQLITE_UNUSABLE({ path, reason }, { location: { file: path }, cause });
  }
}

/** @throws AppError SQLITE_NODE_TOO_OLD below Node 22. */
export function assertNodeVersion(version: string): void {
  const major = Number.parseInt(version, 10);
  if (major < 22) throw projectErrors.SQLITE_NODE_TOO_OLD({ version });
}

function migrate(database: SqliteDatabase, migrations: readonly string[]): void {
  const apply = database.transaction(() => {
    const current = database.pragma('user_version', { simple: true }) as number;
    for (const statements of migrations.slice(current)) database.exec(statements);
    database.pragma(`user_version = ${Math.max(current, migrations.length)}`);
  });
  apply.immediate();
}
