import { copyFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { handleMessage } from '../../conversation/handleMessage.ts';
import { startConversation } from '../../conversation/startConversation.ts';
import { fixtureEngine } from '../../conversation/testing/fixtureEngine.ts';
import { writeFiles } from '../../project/fixtures/projectFolder.ts';
import { temporaryFolder } from '../../project/fixtures/temporaryFolder.ts';
import { openSqlite, type SqliteDatabase } from '../../project/openSqlite.ts';
import { systemClock } from '../../project/systemPorts.ts';
import type { Stores } from '../stores.ts';
import { createSqliteStores } from './createSqliteStores.ts';
import { openSqliteStores } from './openSqliteStores.ts';
import { storeTables } from './tables.ts';
import { createCommit, type Write } from './writes.ts';

function memoryDatabase(): SqliteDatabase {
  const database = openSqlite(':memory:', [storeTables]);
  onTestFinished(() => void database.close());
  return database;
}

const appendOf = (id: string, change: Partial<Extract<Write, { type: 'append' }>> = {}): Write => ({
  type: 'append',
  id,
  expected: 'absent',
  header: '{}',
  snapshot: '{}',
  masking: null,
  version: 1,
  entries: ['"entry"'],
  amended: [],
  timer: null,
  packets: [],
  takes: [],
  lock: undefined,
  now: 0,
  ...change,
});

describe('query plans', () => {
  /** All prepared statements of the stores, with their plans in a database of many rows. */
  function plans(): ReadonlyMap<string, string> {
    const database = memoryDatabase();
    const prepared = new Set<string>();
    const watched = new Proxy(database, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        if (name !== 'prepare') return value.bind(target);
        return (sql: string) => {
          prepared.add(sql);
          return target.prepare(sql);
        };
      },
    });
    createSqliteStores(watched, systemClock);
    const commit = createCommit(database);
    commit(
      Array.from({ length: 3_000 }, (_, index) =>
        appendOf(`conv_${index}`, {
          timer: index % 3 === 0 ? index : null,
          packets: index % 10 === 0 ? [{ id: `p_${index}`, body: '{}', dueAt: index }] : [],
        }),
      ),
    );
    database.exec('ANALYZE');
    return new Map(
      [...prepared]
        .filter((sql) => /^\s*(SELECT|INSERT|UPDATE|DELETE)/.test(sql))
        .map((sql) => [sql, planOf(database, sql)]),
    );
  }

  function planOf(database: SqliteDatabase, sql: string): string {
    const named = Object.fromEntries([...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, 1]));
    const places = [...sql.matchAll(/\?/g)].map(() => 1);
    const bound = places.length > 0 ? places : Object.keys(named).length > 0 ? [named] : [];
    return database
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...bound)
      .map(({ detail }) => detail)
      .join('; ');
  }

  it('scan no table, and sort nothing, during a turn', () => {
    const found = plans();
    expect(found.size).toBeGreaterThan(20);
    for (const [sql, plan] of found) {
      // Used at the end of a process and by tests.
      if (sql.startsWith('SELECT COUNT(*)')) continue;
      // Reads only the first row in the order of an index.
      if (/^SELECT due_at AS at FROM outbox/.test(sql)) {
        expect(plan).toBe('SCAN outbox USING COVERING INDEX outbox_by_due');
        expect(sql).toMatch(/ORDER BY due_at, id LIMIT 1$/);
        continue;
      }
      expect([sql, plan]).not.toEqual([sql, expect.stringMatching(/SCAN|TEMP B-TREE/)]);
      if (!sql.includes('INSERT')) expect([sql, plan]).toEqual([sql, expect.stringContaining('SEARCH')]);
    }
  });

  it('find the next timer and due timers in the partial index', () => {
    const ofTimers = [...plans()].filter(([sql]) => /^SELECT.*FROM conversations.*due_at/.test(sql));
    expect(ofTimers).toHaveLength(2);
    for (const [, plan] of ofTimers) {
      expect(plan).toBe(
        'SEARCH conversations USING COVERING INDEX conversations_by_due (due_at>?)'.replace(
          'due_at>?',
          plan.includes('<') ? 'due_at>? AND due_at<?' : 'due_at>?',
        ),
      );
    }
  });
});

describe('a transaction of several writes', () => {
  const count = (database: SqliteDatabase) =>
    database.prepare<[], { count: number }>('SELECT COUNT(*) AS count FROM conversations').get()?.count;

  it('keeps what others wrote if one of them is rejected', () => {
    const database = memoryDatabase();
    const outcomes = createCommit(database)([
      appendOf('a'),
      appendOf('a'),
      appendOf('b', { packets: [{ id: 'p', body: '{}', dueAt: 1 }] }),
      appendOf('c', { amended: [{ number: 5, entry: '1' }], packets: [{ id: 'q', body: '{}', dueAt: 1 }] }),
    ]);
    expect(outcomes).toEqual([
      { ok: true, value: 1 },
      { ok: false, error: expect.objectContaining({ code: 'STORE_CONFLICT' }) },
      { ok: true, value: 1 },
      { ok: false, error: expect.objectContaining({ code: 'STORE_NO_ENTRY' }) },
    ]);
    expect(count(database)).toBe(2);
    expect(database.prepare('SELECT id FROM outbox').pluck().all()).toEqual(['p']);
  });

  it('fails as a whole if the database does, and the next one works', () => {
    const database = memoryDatabase();
    const commit = createCommit(database);
    commit([appendOf('before')]);
    const pages = Number(database.pragma('page_count', { simple: true }));
    database.pragma(`max_page_count = ${pages + 2}`);
    const large = appendOf('large', { entries: ['x'.repeat(100_000)] });
    const outcomes = commit([appendOf('small'), large, appendOf('other')]);
    expect(outcomes).toEqual(
      [1, 2, 3].map(() => ({
        ok: false,
        error: expect.objectContaining({
          code: 'STORE_WRITE_FAILED',
          message: expect.stringContaining('full'),
        }),
      })),
    );
    expect(count(database)).toBe(1);
    database.pragma('max_page_count = 1000000');
    expect(commit([appendOf('small'), large])).toEqual([
      { ok: true, value: 1 },
      { ok: true, value: 1 },
    ]);
  });

  it('covers everything written before the thread yields', async () => {
    const database = memoryDatabase();
    let begun = 0;
    const watched = new Proxy(database, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        if (name !== 'prepare') return value.bind(target);
        return (sql: string) => {
          const statement = target.prepare(sql);
          if (sql !== 'BEGIN IMMEDIATE') return statement;
          return {
            run: () => {
              begun += 1;
              return statement.run();
            },
          };
        };
      },
    });
    const { memory } = createSqliteStores(watched, systemClock);
    await Promise.all(['a', 'b', 'c'].map((id) => memory.remember({ scope: 'customer', id }, { id }, 1)));
    expect(begun).toBe(1);
  });
});

describe('openSqliteStores', () => {
  async function escalated() {
    const engine = fixtureEngine({ clock: { now: () => 1_700_000_000_000 } });
    const begun = await startConversation(engine, { source: 'runtime' });
    return { engine, begun, last: await handleMessage(engine, begun.session, { text: 'a person, please' }) };
  }

  it('keeps conversations as the engine returns them, for another process to continue', async () => {
    const path = join(temporaryFolder(), 'data', 'runtime.sqlite');
    const { engine, begun, last } = await escalated();
    const first = openSqliteStores(path, { clock: systemClock });
    const { id } = begun.session.header;
    await first.sessions.append(id, { expected: 'absent', entries: begun.added, state: begun.session });
    const loaded = await first.sessions.load(id);
    if (loaded === undefined) throw new Error('not stored');
    const again = await handleMessage(engine, loaded, { text: 'a person, please' });
    expect(again.turn.packet).toEqual(last.turn.packet);
    await first.sessions.append(id, {
      expected: begun.session.length,
      entries: again.added,
      state: again.session,
      packets: [again.turn.packet ?? { id: 'none', at: 0 }],
    });
    await first.close();
    const second = openSqliteStores(path, { clock: systemClock });
    onTestFinished(() => second.close());
    const stored = await second.sessions.load(id);
    expect(stored?.snapshot).toEqual(last.session.snapshot);
    expect(await stored?.history()).toEqual(await last.session.history());
    expect(JSON.parse((await second.outbox.due(last.turn.packet?.at ?? 0, 1))[0]?.body ?? '')).toEqual(
      last.turn.packet,
    );
  });

  it('creates a file that only its user can read, and reports one that is not a database', () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'other.sqlite': 'somebody else wrote this file, and it is no database at all' });
    expect(() => openSqliteStores(join(folder, 'other.sqlite'), { clock: systemClock })).toThrow(
      expect.objectContaining({ code: 'SQLITE_UNUSABLE' }),
    );
    const path = join(folder, 'runtime.sqlite');
    const stores = openSqliteStores(path, { clock: systemClock });
    onTestFinished(() => stores.close());
    if (process.platform !== 'win32') {
      expect(['', '-wal', '-shm'].map((end) => statSync(path + end).mode & 0o777)).toEqual([
        0o600, 0o600, 0o600,
      ]);
    }
  });

  it('rejects writes if its thread is gone, and writes again with another', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'runtime.sqlite');
    const stores = openSqliteStores(path, { clock: systemClock });
    onTestFinished(() => stores.close());
    const locker = openSqlite(path, []);
    locker.exec('ALTER TABLE memory RENAME TO elsewhere');
    const remember = () => stores.memory.remember({ scope: 'project' }, { a: 1 }, 1);
    await expect(remember()).rejects.toMatchObject({ code: 'STORE_WRITE_FAILED' });
    locker.exec('ALTER TABLE elsewhere RENAME TO memory');
    locker.close();
    await remember();
    expect(await stores.memory.load({ scope: 'project' })).toEqual({ a: { value: 1, at: 1 } });
  });
});

describe('a database of an earlier version', () => {
  /** Created by the last version that stored a session as one text. */
  const made = fileURLToPath(new URL('./fixtures/runtime-3.sqlite', import.meta.url));

  async function opened(): Promise<{ stores: Stores; path: string; unreadable: string[] }> {
    const path = join(temporaryFolder(), 'runtime.sqlite');
    copyFileSync(made, path);
    const unreadable: string[] = [];
    const stores = openSqliteStores(path, {
      clock: systemClock,
      onUnreadable: ({ id }) => unreadable.push(id),
    });
    onTestFinished(() => stores.close());
    return { stores, path, unreadable };
  }

  it('is read with all its content', async () => {
    const { stores, path, unreadable } = await opened();
    expect((await stores.sessions.list({ limit: 10 })).ids).toEqual([
      'conv_1',
      'conv_ended',
      'conv_masked',
      'conv_waiting',
    ]);
    expect(unreadable).toEqual(['conv_unreadable']);
    const lengths = await Promise.all(
      ['conv_1', 'conv_ended', 'conv_masked', 'conv_waiting'].map(async (id) => {
        const session = await stores.sessions.load(id);
        expect(await session?.history()).toHaveLength(session?.length ?? -1);
        return session?.length;
      }),
    );
    expect(lengths).toEqual([14, 18, 43, 14]);
    expect(await stores.timers.next()).toBe(1_700_000_062_000);
    expect(await stores.timers.due(Number.MAX_SAFE_INTEGER, 10)).toEqual(['conv_waiting', 'conv_masked']);
    expect((await stores.outbox.due(Number.MAX_SAFE_INTEGER, 10)).map(({ id }) => id)).toEqual([
      'conv_ended_handoff_7',
    ]);
    expect(await stores.memory.load({ scope: 'customer', id: 'ann' })).toEqual({
      name: { value: 'Ann', at: 5 },
      size: { value: 9, at: 5 },
    });
    const masked = await stores.sessions.load('conv_masked');
    expect(masked?.masking?.secrets).toMatchObject([{ slot: 'phone', value: '+19776252661' }]);
    expect(masked?.snapshot.slots.phone).toBe('+19776252661');
    const rest = openSqlite(path, []);
    const tables = rest.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck();
    expect(tables.all()).toEqual([
      'conversations',
      'entries',
      'inbox',
      'locks',
      'memory',
      'outbox',
      'sqlite_sequence',
      'unreadable_sessions',
    ]);
    expect(rest.prepare('SELECT id FROM unreadable_sessions').pluck().all()).toEqual(['conv_unreadable']);
    rest.close();
  });

  it('continues its conversations', async () => {
    const { stores } = await opened();
    for (const [id, text, answer] of [
      ['conv_waiting', '3348917502', 'Your order is shipped.'],
      // Its process ended in the middle of an action.
      ['conv_1', 'thanks', 'Your order is shipped.'],
      ['conv_masked', '1', expect.any(String)],
    ] as const) {
      const session = await stores.sessions.load(id);
      if (session === undefined) throw new Error(`${id} is not there`);
      const outcome = await handleMessage(fixtureEngine(), session, { text });
      expect(outcome.turn.messages.map((message) => message.text)).toContainEqual(answer);
      const { length } = session;
      const state = outcome.session;
      expect(await stores.sessions.append(id, { expected: length, entries: outcome.added, state })).toBe(
        length + outcome.added.length,
      );
    }
  });
});

it('migrates many sessions of an earlier version in batches, and resumes after an interruption', async () => {
  const path = join(temporaryFolder(), 'runtime.sqlite');
  copyFileSync(fileURLToPath(new URL('./fixtures/runtime-3.sqlite', import.meta.url)), path);
  const old = openSqlite(path, []);
  old.exec(`WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 249)
    INSERT INTO sessions (id, session) SELECT 'many_' || i,
      json_set(session, '$.header.id', 'many_' || i) FROM n, sessions WHERE id = 'conv_waiting'`);
  // As if the process had ended when the third batch failed.
  old.exec(`CREATE TRIGGER stop BEFORE DELETE ON sessions WHEN old.id = 'many_240'
    BEGIN SELECT RAISE(ABORT, 'the power is gone'); END`);
  old.close();
  const options = { clock: systemClock };
  expect(() => openSqliteStores(path, options)).toThrow('the power is gone');
  const between = openSqlite(path, []);
  const moved = between.prepare('SELECT COUNT(*) FROM conversations').pluck().get();
  const left = between.prepare('SELECT COUNT(*) FROM sessions').pluck().get();
  // One of the remaining sessions could not be read.
  expect([moved, left]).toEqual([199, 55]);
  between.exec('DROP TRIGGER stop');
  between.close();
  const stores = openSqliteStores(path, options);
  onTestFinished(() => stores.close());
  expect((await stores.sessions.list({ limit: 1_000 })).ids).toHaveLength(254);
  expect(await stores.sessions.read('many_249')).toHaveLength(14);
});
