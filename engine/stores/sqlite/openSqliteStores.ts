import type { Clock } from '../../base/ports.ts';
import { readSession } from '../../conversation/readSession.ts';
import { openSqlite, type SqliteDatabase } from '../../project/openSqlite.ts';
import type { Stores } from '../stores.ts';
import { createSqliteStores, toWrite } from './createSqliteStores.ts';
import { createThreadWriter } from './createWriter.ts';
import { readerCache, runtimeMigrations } from './tables.ts';
import { createApply, type Write } from './writes.ts';

/** A session of an earlier version that makes no sense to this one. */
interface UnreadableSession {
  readonly id: string;
  readonly cause: unknown;
}

/** Sessions read and written in one transaction: a large database is moved in pieces, and in little memory. */
const batch = 100;

/**
 * Moves the sessions that versions up to 3 kept as one JSON text into rows. A process that ends in the middle leaves
 * some of either kind, and the next one goes on. What cannot be read is kept in the table `unreadable_sessions`.
 *
 * @param database - The runtime's database, with all of its migrations.
 */
function moveSessions(
  database: SqliteDatabase,
  onUnreadable: (session: UnreadableSession) => void = () => undefined,
): void {
  const moveSome = database.transaction((): UnreadableSession[] | undefined => {
    if (database.prepare(findTable).get() === undefined) return undefined;
    const rows = database
      .prepare<[number], { id: string; session: string }>('SELECT id, session FROM sessions LIMIT ?')
      .all(batch);
    if (rows.length === 0) {
      database.exec('DROP TABLE sessions');
      return undefined;
    }
    const apply = createApply(database);
    const remove = database.prepare<[string]>('DELETE FROM sessions WHERE id = ?');
    const unreadable: UnreadableSession[] = [];
    for (const { id, session } of rows) {
      try {
        apply(toRows(id, session));
      } catch (cause) {
        unreadable.push({ id, cause });
        database.exec(unreadableTable);
        database.prepare('INSERT INTO unreadable_sessions (id, session) VALUES (?, ?)').run(id, session);
      }
      remove.run(id);
    }
    return unreadable;
  });
  for (let some = moveSome.immediate(); some !== undefined; some = moveSome.immediate()) {
    for (const one of some) onUnreadable(one);
  }
}

const findTable = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'sessions'";
const unreadableTable =
  'CREATE TABLE IF NOT EXISTS unreadable_sessions (id TEXT PRIMARY KEY, session TEXT NOT NULL)';

function toRows(id: string, text: string): Write {
  const session = readSession(JSON.parse(text));
  const timer = session.snapshot.timer?.at ?? null;
  return toWrite(id, { expected: 'absent', entries: session.log, state: session, timer }, 0);
}

/** What {@link openSqliteStores} needs. */
export interface SqliteStoresOptions {
  /** Tells when locks expire. */
  readonly clock: Clock;
  /** Told of each session of an earlier version that cannot be read; it stays in the table `unreadable_sessions`. */
  readonly onUnreadable?: ((session: UnreadableSession) => void) | undefined;
}

/**
 * Opens the runtime's database: writes go to a thread of their own, where those that come together share a
 * transaction; this thread reads. A database of an earlier version is brought to this one first.
 *
 * @param path - Database file; `:memory:` for one that is gone when closed and is written on this thread.
 * @throws AppError SQLITE_UNUSABLE, SQLITE_NODE_TOO_OLD.
 */
export function openSqliteStores(path: string, { clock, onUnreadable }: SqliteStoresOptions): Stores {
  const database = openSqlite(path, runtimeMigrations);
  database.pragma(readerCache);
  moveSessions(database, onUnreadable);
  const isInMemory = path === ':memory:';
  const stores = createSqliteStores(database, clock, isInMemory ? undefined : createThreadWriter(path));
  // One writer, and that is the thread: what is written here by mistake is an error.
  if (!isInMemory) database.pragma('query_only = ON');
  return {
    ...stores,
    close: async () => {
      await stores.close();
      database.close();
    },
  };
}
