import { join } from 'node:path';
import { describe, it } from 'vitest';
import { temporaryFolder } from '../project/fixtures/temporaryFolder.ts';
import { openSqlite } from '../project/openSqlite.ts';
import type { StoresUnderTest, TestClock } from './conformance/scene.ts';
import { storesConformance } from './conformance/storesConformance.ts';
import { createMemoryStores } from './createMemoryStores.ts';
import { createSqliteStores } from './sqlite/createSqliteStores.ts';
import { openSqliteStores } from './sqlite/openSqliteStores.ts';
import { storeTables } from './sqlite/tables.ts';
import type { Stores } from './stores.ts';

/** All stores on one database file, each with its own writing thread, as with several processes. */
async function onThreads(clock: TestClock): Promise<StoresUnderTest> {
  const path = join(temporaryFolder(), 'runtime.sqlite');
  const opened: Stores[] = [];
  const another = async (): Promise<Stores> => {
    const stores = openSqliteStores(path, { clock });
    opened.push(stores);
    return stores;
  };
  const close = async (): Promise<void> => {
    for (const stores of opened) await stores.close();
  };
  return { stores: await another(), another, close };
}

/** In a database that someone else owns, on this thread. */
async function inProcess(clock: TestClock): Promise<StoresUnderTest> {
  const path = join(temporaryFolder(), 'studio.sqlite');
  const databases = [openSqlite(path, [storeTables])];
  const another = async (): Promise<Stores> => {
    const database = openSqlite(path, [storeTables]);
    databases.push(database);
    return createSqliteStores(database, clock);
  };
  const close = async (): Promise<void> => {
    for (const database of databases) database.close();
  };
  return { stores: await another(), another, close };
}

async function inMemory(clock: TestClock): Promise<StoresUnderTest> {
  const stores = createMemoryStores(clock);
  return { stores, another: async () => stores, close: stores.close };
}

describe.each([
  ['in memory', inMemory],
  ['in SQLite, in another database', inProcess],
  ['in SQLite, with a writing thread', onThreads],
])('stores %s', (_where, open) => {
  it.each(storesConformance(open))('$name', ({ run }) => run());
});
