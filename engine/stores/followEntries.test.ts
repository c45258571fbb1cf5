import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogEntry, Session } from '../conversation/session.ts';
import { talk } from '../conversation/testing/talk.ts';
import { eventually } from '../project/fixtures/eventually.ts';
import { openSqlite } from '../project/openSqlite.ts';
import { systemClock } from '../project/systemPorts.ts';
import { createMemoryStores } from './createMemoryStores.ts';
import { followEntries } from './followEntries.ts';
import { createSqliteStores } from './sqlite/createSqliteStores.ts';
import { storeTables } from './sqlite/tables.ts';
import type { Stores } from './stores.ts';

const entry = (at: number): LogEntry => ({
  entry: 'event',
  turn: 0,
  event: { type: 'timer', at, id: `${at}` },
});
const state = async (): Promise<Session> => (await talk()).session();

async function add({ sessions, bus }: Stores, session: Session, count: number): Promise<void> {
  const length = (await sessions.load('a'))?.length ?? 0;
  const entries = Array.from({ length: count }, (_, index) => entry(length + index));
  await bus.publish('a', await sessions.append('a', { expected: 'any', entries, state: session }));
}

/** Reported entries as `number:content`. */
function listener() {
  const told: string[] = [];
  const troubles: unknown[] = [];
  const onEntry = (one: LogEntry, number: number) =>
    void told.push(`${number}:${one.entry === 'event' && one.event.type === 'timer' ? one.event.id : '?'}`);
  return { told, troubles, follower: { onEntry, onTrouble: (error: unknown) => void troubles.push(error) } };
}

const numbered = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => `${from + index}:${from + index}`);

describe.each<[string, () => Stores]>([
  ['in memory', () => createMemoryStores(systemClock)],
  ['in SQLite', () => createSqliteStores(openSqlite(':memory:', [storeTables]), systemClock)],
])('followEntries %s', (_where, open) => {
  it('reports every entry once and in order, whenever a follower starts', async () => {
    const session = await state();
    const moves = fc.array(
      fc.oneof(
        fc.record({ type: fc.constant('add' as const), count: fc.integer({ min: 1, max: 4 }) }),
        fc.record({ type: fc.constant('follow' as const), from: fc.nat(12) }),
        fc.record({ type: fc.constant('settle' as const) }),
      ),
      { maxLength: 25 },
    );
    await fc.assert(
      fc.asyncProperty(moves, async (list) => {
        const stores = open();
        // The test waits only where the list says so: commits and new followers race.
        let running: Promise<unknown>[] = [];
        let last: Promise<unknown> = Promise.resolve();
        const listeners: { from: number; told: string[]; troubles: unknown[] }[] = [];
        for (const move of list) {
          if (move.type === 'add') {
            last = last.then(() => add(stores, session, move.count));
            running.push(last);
          } else if (move.type === 'follow') {
            const { told, troubles, follower } = listener();
            listeners.push({ from: move.from, told, troubles });
            running.push(followEntries(stores, 'a', move.from, follower));
          } else {
            await Promise.all(running);
            running = [];
          }
        }
        await Promise.all(running);
        // One more of each, which every follower must reach in the end.
        await add(stores, session, 13);
        const { length = 0 } = (await stores.sessions.load('a')) ?? {};
        for (const { from, told, troubles } of listeners) {
          await eventually(() => expect(told.length).toBe(length - from));
          expect(told).toEqual(numbered(from, length));
          expect(troubles).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has reported everything stored when it resolves, and nothing after it is closed', async () => {
    const stores = open();
    const session = await state();
    await add(stores, session, 3);
    const { told, follower } = listener();
    const following = await followEntries(stores, 'a', 1, follower);
    expect(told).toEqual(numbered(1, 3));
    following.close();
    await add(stores, session, 2);
    following.check();
    await stores.sessions.read('a');
    expect(told).toEqual(numbered(1, 3));
  });

  it('finds unannounced entries when asked to look', async () => {
    const stores = open();
    const session = await state();
    const { told, follower } = listener();
    const following = await followEntries(stores, 'a', 0, follower);
    await stores.sessions.append('a', { expected: 'absent', entries: [entry(0)], state: session });
    expect(told).toEqual([]);
    following.check();
    await eventually(() => expect(told).toEqual(numbered(0, 1)));
  });

  it('continues from the same position if the store could not be read', async () => {
    const stores = open();
    const session = await state();
    let failing = false;
    const read: Stores['sessions']['read'] = (...asked) =>
      failing ? Promise.reject(new Error('disk')) : stores.sessions.read(...asked);
    const { told, troubles, follower } = listener();
    const sessions = { ...stores.sessions, read };
    await followEntries({ sessions, bus: stores.bus }, 'a', 0, follower);
    await add(stores, session, 2);
    await eventually(() => expect(told).toEqual(numbered(0, 2)));
    failing = true;
    await add(stores, session, 1);
    await eventually(() => expect(troubles).toEqual([new Error('disk')]));
    failing = false;
    await add(stores, session, 1);
    await eventually(() => expect(told).toEqual(numbered(0, 4)));
  });
});
