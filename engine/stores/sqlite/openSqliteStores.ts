import type { Clock } from '../../base/ports.ts';
import { openSqlite } from '../../project/openSqlite.ts';
import type { Stores } from '../stores.ts';
import { createSqliteStores } from './createSqliteStores.ts';
import { createThreadWriter } from './createWriter.ts';
import { moveSessions, type UnreadableSession } from './moveSessions.ts';
import { readerCache, runtimeMigrations } from './tables.ts';

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
