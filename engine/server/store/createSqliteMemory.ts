import type { Json } from '../../base/json.ts';
import { json } from '../../model/jsonSchema.ts';
import type { MemoryOwner, MemoryPort } from '../../model/memoryPort.ts';
import type { SqliteDatabase } from '../../project/openSqlite.ts';

/** The table of what outlasts conversations. Customers and the project are kept apart by scope. */
export const memoryMigration = `CREATE TABLE memory (
     scope TEXT NOT NULL,
     owner TEXT NOT NULL,
     slot TEXT NOT NULL,
     value TEXT NOT NULL,
     at INTEGER NOT NULL,
     PRIMARY KEY (scope, owner, slot)
   ) WITHOUT ROWID;`;

/** Memory in the runtime's database: what was remembered is on disk when the turn is answered, and gone when forgotten. */
export function createSqliteMemory(database: SqliteDatabase): MemoryPort {
  // What is forgotten is overwritten in the file, not only taken out of its index.
  database.pragma('secure_delete = ON');
  const select = database.prepare<[string, string], { slot: string; value: string; at: number }>(
    'SELECT slot, value, at FROM memory WHERE scope = ? AND owner = ? ORDER BY slot',
  );
  const upsert = database.prepare<[string, string, string, string, number]>(
    `INSERT INTO memory (scope, owner, slot, value, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (scope, owner, slot) DO UPDATE SET value = excluded.value, at = excluded.at`,
  );
  const remove = database.prepare<[string, string, string]>(
    'DELETE FROM memory WHERE scope = ? AND owner = ? AND slot = ?',
  );
  const removeAll = database.prepare<[string, string]>('DELETE FROM memory WHERE scope = ? AND owner = ?');
  const keep = database.transaction((owner: MemoryOwner, slots: readonly (readonly [string, Json])[], at) => {
    for (const [slot, value] of slots) {
      if (value === null) remove.run(...keyOf(owner), slot);
      else upsert.run(...keyOf(owner), slot, JSON.stringify(value), at);
    }
  });
  return {
    load: async (owner) =>
      Object.fromEntries(
        select
          .all(...keyOf(owner))
          .map(({ slot, value, at }) => [slot, { value: json.parse(JSON.parse(value)), at }]),
      ),
    remember: async (owner, slots, at) => {
      keep.immediate(owner, Object.entries(slots), at);
    },
    forget: async (owner) => {
      removeAll.run(...keyOf(owner));
    },
  };
}

function keyOf(owner: MemoryOwner): [string, string] {
  return [owner.scope, owner.scope === 'customer' ? owner.id : ''];
}
