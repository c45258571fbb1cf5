import assert from 'node:assert/strict';
import type { AppError } from '../base/appError.ts';
import type { LogEntry, Session } from '../conversation/session.ts';
import { recordingHeader } from '../conversation/session.ts';
import { emptySnapshot, type Snapshot } from '../kit/snapshot.ts';
import type { Append, Expected, Stores } from './stores.ts';

/** An implementation of the stores, opened for one case on data of its own. */
export interface StoresUnderTest {
  readonly stores: Stores;
  /**
   * Opens the same data once more, as another process does, or the next one after a crash: the first ones were not
   * closed. Stores that live in one process give themselves.
   */
  readonly another: () => Promise<Stores>;
  /** Closes all of them. */
  readonly close: () => Promise<void>;
}

/** One thing that stores have to do. */
export interface ConformanceCase {
  readonly name: string;
  /** @throws AssertionError when the stores do not do it. */
  readonly run: () => Promise<void>;
}

/** Time as a case sets it; the stores under test get it as their clock. */
export interface TestClock {
  time: number;
  readonly now: () => number;
}

interface Scene extends StoresUnderTest {
  readonly clock: TestClock;
}

/**
 * What every implementation of the stores has to do, for any test framework.
 *
 * @param open - Opens empty stores that take the time from the clock.
 * @example
 * for (const { name, run } of storesConformance(async (clock) => openMine(clock))) it(name, run);
 */
export function storesConformance(
  open: (clock: TestClock) => Promise<StoresUnderTest>,
): readonly ConformanceCase[] {
  return cases.map(([name, check]) => ({
    name,
    run: async () => {
      const clock: TestClock = { time: 1_000_000, now: () => clock.time };
      const under = await open(clock);
      try {
        await check({ ...under, clock });
      } finally {
        await under.close();
      }
    },
  }));
}

/** Rounds in which writers race: what can go wrong seldom has to show. */
const rounds = 200;

const entry = (tag: string, turn = 0): LogEntry => ({
  entry: 'event',
  turn,
  event: { type: 'timer', at: 1, id: tag },
});

const snapshotOf = (turn = 0, text = ''): Snapshot => ({
  ...emptySnapshot({ at: 1, locale: 'en' }),
  turn,
  slots: { text },
  awaiting: { type: 'input' },
});

const headerOf = (id: string): Session['header'] => ({
  recording: recordingHeader.shape.recording.value,
  id,
  project: 'Test',
  projectHash: '',
  source: 'runtime',
  locale: 'en',
  startedAt: 1,
});

/** An append of entries with these tags. */
function append(id: string, expected: Expected, tags: readonly string[], more: Partial<Append> = {}): Append {
  const state = { header: headerOf(id), snapshot: snapshotOf(0, tags.at(-1) ?? '') };
  return { expected, entries: tags.map((tag) => entry(tag)), state, ...more };
}

const tagsOf = (entries: readonly LogEntry[]): readonly string[] =>
  entries.map((one) => (one.entry === 'event' && one.event.type === 'timer' ? one.event.id : one.entry));

async function refused(code: string, attempt: Promise<unknown>): Promise<AppError> {
  let error: AppError | undefined;
  await assert.rejects(attempt, (thrown: AppError) => {
    error = thrown;
    return thrown.code === code;
  });
  assert.ok(error !== undefined);
  return error;
}

const packet = (id: string, at: number) => ({ id, at, queue: 'returns' });

type Case = readonly [name: string, check: (scene: Scene) => Promise<void>];

const cases: readonly Case[] = [
  ['gives back what was appended, in order and by number', roundTrip],
  ['takes an append only on what it expects, of every kind', expectations],
  ['writes nothing of an append that is refused', refusedWhole],
  ['lets one of several writers of a revision through, again and again', racingWriters],
  ['loses nothing of writers that expect no revision', racingAppenders],
  ['lets one of several beginnings of a conversation through', racingBeginnings],
  ['refuses a writer that comes late', lateWriter],
  ['fails no neighbour of an append that conflicts', neighbours],
  ['replaces earlier entries with the append that amends them', amendments],
  ['keeps the state of the last append', lastState],
  ['has everything that was acknowledged after a crash', crash],
  ['lists ids in pages', paging],
  ['deletes a conversation, and nothing else', deletion],
  ['knows which conversations are due, and when the next one is', timers],
  ['keeps packets with the turn that made them until they are delivered', outbox],
  ['keeps what is remembered by owner and slot', memory],
  ['gives a lock to one holder at a time, each with a higher fence', locks],
  ['lets one of several holders at once have a lock', racingLocks],
  ['refuses an append under a lock that was lost', lostLocks],
  ['tells subscribers of a conversation that it has grown', bus],
];

async function roundTrip({ stores: { sessions } }: Scene): Promise<void> {
  assert.equal(await sessions.load('a'), undefined);
  assert.deepEqual(await sessions.read('a'), []);
  const text = 'Ünïcode 🙂 \u0000 "quoted"\n';
  const state = { header: headerOf('a'), snapshot: snapshotOf(3, text) };
  assert.equal(await sessions.append('a', append('a', 'absent', ['0', '1', text], { state })), 3);
  const loaded = await sessions.load('a');
  assert.ok(loaded !== undefined);
  const { header, snapshot, length, history } = loaded;
  assert.deepEqual({ header, snapshot, length }, { ...state, length: 3 });
  assert.equal('masking' in loaded, false);
  assert.equal(await sessions.append('a', append('a', 3, ['3', '4'])), 5);
  // A session that was loaded knows the log up to where it was.
  assert.deepEqual(
    await history(),
    ['0', '1', text].map((tag) => entry(tag)),
  );
  assert.deepEqual(tagsOf(await history(2)), [text]);
  assert.deepEqual(await history(3), []);
  assert.deepEqual(tagsOf(await sessions.read('a')), ['0', '1', text, '3', '4']);
  assert.deepEqual(tagsOf(await sessions.read('a', 1, 4)), ['1', text, '3']);
  assert.deepEqual(await sessions.read('a', 5), []);
  assert.deepEqual(tagsOf(await sessions.read('a', 4, 9)), ['4']);
}

async function expectations({ stores: { sessions } }: Scene): Promise<void> {
  const stored = ['exists', 'any', 2] as const;
  for (const expected of stored) {
    const id = `stored_${expected}`;
    await sessions.append(id, append(id, 'absent', ['0', '1']));
    assert.equal(await sessions.append(id, append(id, expected, ['2'])), 3);
    assert.deepEqual(tagsOf(await sessions.read(id)), ['0', '1', '2']);
  }
  for (const expected of ['absent', 'any'] as const) {
    const id = `new_${expected}`;
    assert.equal(await sessions.append(id, append(id, expected, ['0'])), 1);
  }
  for (const [id, expected, actual] of [
    ['stored_any', 'absent', '3'],
    ['stored_any', 2, '3'],
    ['stored_any', 4, '3'],
    ['nowhere', 'exists', 'is not stored'],
    ['nowhere', 1, 'is not stored'],
    ['nowhere', 0, 'is not stored'],
  ] as const) {
    const { message } = await refused('STORE_CONFLICT', sessions.append(id, append(id, expected, ['x'])));
    assert.ok(message.includes(id) && message.includes(actual), message);
    if (typeof expected === 'number') assert.ok(message.includes(`revision ${expected}`), message);
  }
  assert.equal(await sessions.load('nowhere'), undefined);
  assert.deepEqual(tagsOf(await sessions.read('stored_any')), ['0', '1', '2']);
}

async function refusedWhole({ stores: { sessions, outbox, timers } }: Scene): Promise<void> {
  await sessions.append('a', append('a', 'absent', ['0'], { timer: 7 }));
  const before = await sessions.load('a');
  const more = { timer: 1, packets: [packet('p', 1)], amended: [{ number: 0, entry: entry('amended') }] };
  await refused('STORE_CONFLICT', sessions.append('a', append('a', 0, ['x', 'y'], more)));
  const unwritable = { ...packet('q', 1), loop: 1n };
  await assert.rejects(
    sessions.append('a', append('a', 1, ['x'], { ...more, packets: [packet('p', 1), unwritable] })),
  );
  assert.deepEqual(tagsOf(await sessions.read('a')), ['0']);
  assert.deepEqual((await sessions.load('a'))?.snapshot, before?.snapshot);
  assert.equal((await sessions.load('a'))?.length, 1);
  assert.equal(await outbox.waiting(), 0);
  assert.equal(await timers.next(), 7);
}

async function racingWriters({ stores, another }: Scene): Promise<void> {
  const random = seeded(1);
  const writers = [stores, await another()];
  await stores.sessions.append('a', append('a', 'absent', []));
  const won: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const count = 2 + Math.floor(random() * 3);
    const attempts = Array.from({ length: count }, async (_, index) => {
      const tag = `${round}.${index}`;
      const { sessions } = writers[Math.floor(random() * writers.length)] ?? stores;
      const loaded = await sessions.load('a');
      // Some are quick, some look twice.
      if (random() < 0.5) await sessions.read('a', loaded?.length ?? 0);
      const seen = loaded?.length ?? -1;
      await sessions.append('a', append('a', seen, [tag, `${tag}'`]));
      return { tag, seen };
    });
    const settled = await Promise.allSettled(attempts);
    const winners = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    for (const one of settled) if (one.status === 'rejected') assert.equal(one.reason.code, 'STORE_CONFLICT');
    assert.ok(winners.length >= 1, `round ${round}: nobody got through`);
    // Who began after another had committed may get through as well, in an order that only the log knows.
    const added = tagsOf(await stores.sessions.read('a', won.length * 2));
    assert.deepEqual([...added].sort(), winners.flatMap(({ tag }) => [tag, `${tag}'`]).sort());
    // Each of them wrote where it had seen the end, so no two of them had seen the same.
    for (const { tag, seen } of winners) assert.equal(added[seen - won.length * 2], tag);
    won.push(...added.filter((tag) => !tag.endsWith("'")));
  }
  const expected = won.flatMap((tag) => [tag, `${tag}'`]);
  assert.deepEqual(tagsOf(await stores.sessions.read('a')), expected);
  assert.equal((await stores.sessions.load('a'))?.length, expected.length);
}

async function racingAppenders({ stores, another }: Scene): Promise<void> {
  const random = seeded(2);
  const writers = [stores, await another()];
  const revisions: number[] = [];
  const written: string[] = [];
  for (let round = 0; round < rounds / 10; round += 1) {
    const attempts = Array.from({ length: 10 }, async (_, index) => {
      const tag = `${round}.${index}`;
      const { sessions } = writers[Math.floor(random() * writers.length)] ?? stores;
      const tags = [tag, `${tag}'`].slice(0, 1 + Math.floor(random() * 2));
      const expected = round > 0 && random() < 0.5 ? 'exists' : 'any';
      written.push(...tags);
      revisions.push(await sessions.append('a', append('a', expected, tags)));
    });
    await Promise.all(attempts);
  }
  const log = tagsOf(await stores.sessions.read('a'));
  assert.deepEqual([...log].sort(), [...written].sort());
  assert.equal(new Set(revisions).size, revisions.length);
  assert.equal(Math.max(...revisions), log.length);
  // What was appended together stands together.
  for (const [index, tag] of log.entries()) if (tag.endsWith("'")) assert.equal(`${log[index - 1]}'`, tag);
}

async function racingBeginnings({ stores, another }: Scene): Promise<void> {
  const writers = [stores, await another()];
  for (let round = 0; round < rounds / 10; round += 1) {
    const id = `a${round}`;
    const settled = await Promise.allSettled(
      [0, 1, 2, 3].map((index) =>
        (writers[index % 2] ?? stores).sessions.append(id, append(id, 'absent', [`${index}`])),
      ),
    );
    assert.equal(settled.filter(({ status }) => status === 'fulfilled').length, 1);
    const winner = settled.findIndex(({ status }) => status === 'fulfilled');
    assert.deepEqual(tagsOf(await stores.sessions.read(id)), [`${winner}`]);
  }
}

async function lateWriter({ stores, another }: Scene): Promise<void> {
  const { sessions } = await another();
  await stores.sessions.append('a', append('a', 'absent', ['0']));
  const late = await sessions.load('a');
  for (const tag of ['1', '2', '3']) await stores.sessions.append('a', append('a', 'exists', [tag]));
  const attempt = sessions.append('a', append('a', late?.length ?? -1, ['late']));
  const { message } = await refused('STORE_CONFLICT', attempt);
  assert.match(message, /revision 1\b.*revision 4\b/);
  assert.equal(await sessions.append('a', append('a', (await sessions.load('a'))?.length ?? -1, ['4'])), 5);
  assert.deepEqual(tagsOf(await stores.sessions.read('a')), ['0', '1', '2', '3', '4']);
}

async function neighbours({ stores: { sessions } }: Scene): Promise<void> {
  await sessions.append('taken', append('taken', 'absent', ['0']));
  const ids = Array.from({ length: 20 }, (_, index) => `n${index}`);
  const settled = await Promise.allSettled(
    ids.map((id, index) =>
      index % 4 === 1
        ? sessions.append('taken', append('taken', 'absent', [id]))
        : sessions.append(id, append(id, 'absent', [id], { packets: [packet(`p_${id}`, 1)] })),
    ),
  );
  for (const [index, { status }] of settled.entries())
    assert.equal(status, index % 4 === 1 ? 'rejected' : 'fulfilled');
  for (const [index, id] of ids.entries())
    assert.deepEqual(tagsOf(await sessions.read(id)), index % 4 === 1 ? [] : [id]);
  assert.deepEqual(tagsOf(await sessions.read('taken')), ['0']);
}

async function amendments({ stores: { sessions }, another }: Scene): Promise<void> {
  await sessions.append('a', append('a', 'absent', ['0', '1', '2']));
  const amended = [
    { number: 2, entry: entry('two') },
    { number: 0, entry: entry('zero') },
  ];
  assert.equal(await sessions.append('a', append('a', 3, ['3'], { amended })), 4);
  assert.deepEqual(tagsOf(await sessions.read('a')), ['zero', '1', 'two', '3']);
  for (const number of [4, 5, -1]) {
    const wrong = [
      { number: 1, entry: entry('one') },
      { number, entry: entry('x') },
    ];
    await refused('STORE_NO_ENTRY', sessions.append('a', append('a', 4, ['4'], { amended: wrong })));
  }
  assert.deepEqual(tagsOf(await (await another()).sessions.read('a')), ['zero', '1', 'two', '3']);
  assert.equal((await sessions.load('a'))?.length, 4);
}

async function lastState({ stores: { sessions } }: Scene): Promise<void> {
  const header = headerOf('a');
  const masking = { secrets: [{ slot: 'pin', value: '4821', written: [] }], snapshot: snapshotOf(1, '0000') };
  const masked = { header, snapshot: snapshotOf(1, '4821'), masking };
  await sessions.append('a', append('a', 'absent', ['0'], { state: masked }));
  const first = await sessions.load('a');
  assert.deepEqual([first?.snapshot, first?.masking], [masked.snapshot, masking]);
  // The header is that of the beginning.
  const ended = { header: { ...header, project: 'Other' }, snapshot: snapshotOf(2, '0000') };
  await sessions.append('a', append('a', 1, ['1'], { state: ended }));
  const last = await sessions.load('a');
  assert.deepEqual([last?.header, last?.snapshot, last?.masking], [header, ended.snapshot, undefined]);
}

async function crash({ stores, another, clock }: Scene): Promise<void> {
  const { sessions, memory: kept, lock } = stores;
  await Promise.all(
    ['a', 'b', 'c'].map((id) => sessions.append(id, append(id, 'absent', [id], { timer: 5 }))),
  );
  await sessions.append('b', append('b', 1, ['b1'], { packets: [packet('p', 3)] }));
  await kept.remember({ scope: 'project' }, { motto: 'Hi' }, 1);
  const lease = await lock.acquire('a', 1_000);
  const next = await another();
  assert.deepEqual((await next.sessions.list({ limit: 10 })).ids, ['a', 'b', 'c']);
  assert.deepEqual(tagsOf(await next.sessions.read('b')), ['b', 'b1']);
  assert.deepEqual(await next.timers.due(5, 10), ['a', 'b', 'c']);
  assert.equal(await next.outbox.next(), 3);
  assert.deepEqual(await next.memory.load({ scope: 'project' }), { motto: { value: 'Hi', at: 1 } });
  assert.equal(await next.lock.acquire('a', 1_000), undefined);
  clock.time += 1_000;
  assert.equal((await next.lock.acquire('a', 1_000))?.fence, (lease?.fence ?? 0) + 1);
}

async function paging({ stores: { sessions } }: Scene): Promise<void> {
  assert.deepEqual(await sessions.list({ limit: 5 }), { ids: [], more: false });
  const ids = Array.from({ length: 12 }, (_, index) => `conv_${String.fromCharCode(97 + index)}`);
  for (const id of ids.toReversed()) await sessions.append(id, append(id, 'absent', ['0']));
  const seen: string[] = [];
  for (let after: string | undefined, more = true; more; after = seen.at(-1)) {
    const page = await sessions.list({ after, limit: 5 });
    seen.push(...page.ids);
    more = page.more;
    assert.ok(page.ids.length === 5 || !more);
  }
  assert.deepEqual(seen, ids);
  assert.deepEqual(await sessions.list({ after: 'conv_k', limit: 1 }), { ids: ['conv_l'], more: false });
}

async function deletion({ stores: { sessions, outbox, timers } }: Scene): Promise<void> {
  for (const id of ['a', 'b', 'c'])
    await sessions.append(id, append(id, 'absent', [id, id], { timer: 5, packets: [packet(`p_${id}`, 1)] }));
  assert.equal(await sessions.delete('b'), true);
  assert.equal(await sessions.delete('b'), false);
  assert.equal(await sessions.load('b'), undefined);
  assert.deepEqual(await sessions.read('b'), []);
  assert.deepEqual(await timers.due(5, 10), ['a', 'c']);
  assert.equal(await outbox.waiting(), 3);
  assert.deepEqual(tagsOf(await sessions.read('c')), ['c', 'c']);
  // The name is free, and has nothing of what it had.
  assert.equal(await sessions.append('b', append('b', 'absent', ['new'])), 1);
  assert.deepEqual(tagsOf(await sessions.read('b')), ['new']);
}

async function timers({ stores: { sessions, timers: queue } }: Scene): Promise<void> {
  assert.equal(await queue.next(), undefined);
  for (const [id, timer] of [
    ['late', 30],
    ['b', 10],
    ['a', 10],
    ['first', 5],
    ['never', null],
  ] as const)
    await sessions.append(id, append(id, 'absent', [id], { timer }));
  assert.equal(await queue.next(), 5);
  assert.deepEqual(await queue.due(4, 10), []);
  assert.deepEqual(await queue.due(10, 10), ['first', 'a', 'b']);
  assert.deepEqual(await queue.due(99, 2), ['first', 'a']);
  // Absent leaves the time as it is; null takes it away.
  await sessions.append('first', append('first', 'exists', ['x']));
  assert.equal(await queue.next(), 5);
  await sessions.append('first', append('first', 'exists', ['y'], { timer: null }));
  assert.equal(await queue.next(), 10);
  await queue.postpone('a', 40);
  await queue.postpone('first', 1);
  await queue.postpone('nowhere', 1);
  assert.deepEqual(await queue.due(40, 10), ['b', 'late', 'a']);
}

async function outbox({ stores: { sessions, outbox: box } }: Scene): Promise<void> {
  assert.deepEqual([await box.next(), await box.waiting()], [undefined, 0]);
  const packets = [packet('p2', 20), packet('p1', 10), packet('p0', 20)];
  await sessions.append('a', append('a', 'absent', ['0'], { packets }));
  await sessions.append('a', append('a', 1, ['1'], { packets: [packet('p1', 99)] }));
  assert.equal(await box.waiting(), 3);
  assert.deepEqual(
    (await box.due(20, 10)).map(({ id }) => id),
    ['p1', 'p0', 'p2'],
  );
  const [first] = await box.due(10, 10);
  assert.equal(first?.attempts, 0);
  assert.equal(first?.body, JSON.stringify(packets[1]));
  assert.deepEqual((await box.due(20, 1)).length, 1);
  await box.postpone('p1', 50, 'the receiver answered 500');
  assert.equal(await box.next(), 20);
  await box.delivered('p0');
  await box.delivered('p2');
  await box.delivered('p2');
  assert.deepEqual(await box.due(49, 10), []);
  assert.equal((await box.due(50, 10))[0]?.attempts, 1);
  await box.delivered('p1');
  assert.deepEqual([await box.next(), await box.waiting()], [undefined, 0]);
}

async function memory({ stores: { memory: kept } }: Scene): Promise<void> {
  const ann = { scope: 'customer', id: 'ann' } as const;
  const project = { scope: 'project' } as const;
  await kept.remember(ann, { name: 'Ann', size: 9, agrees: true }, 1);
  await kept.remember(ann, { size: 10, name: null }, 2);
  await kept.remember(ann, {}, 3);
  await kept.remember(project, { name: 'Shop' }, 3);
  await kept.remember({ scope: 'customer', id: 'project' }, { name: 'Pro' }, 4);
  assert.deepEqual(await kept.load(ann), { agrees: { value: true, at: 1 }, size: { value: 10, at: 2 } });
  assert.deepEqual(await kept.load(project), { name: { value: 'Shop', at: 3 } });
  await kept.forget(ann);
  assert.deepEqual(await kept.load(ann), {});
  assert.deepEqual(await kept.load(project), { name: { value: 'Shop', at: 3 } });
}

async function locks({ stores, another, clock }: Scene): Promise<void> {
  const { lock } = await another();
  const first = await stores.lock.acquire('a', 100);
  assert.equal(first?.expiresAt, clock.time + 100);
  assert.equal(await lock.acquire('a', 100), undefined);
  assert.ok((await lock.acquire('b', 100)) !== undefined);
  clock.time += 99;
  assert.equal((await stores.lock.renew(first, 100))?.expiresAt, clock.time + 100);
  clock.time += 99;
  assert.equal(await lock.acquire('a', 100), undefined);
  clock.time += 1;
  const second = await lock.acquire('a', 100);
  assert.ok(second !== undefined && second.fence > first.fence);
  // What was lost is lost, and takes nothing from who has it now.
  assert.equal(await stores.lock.renew(first, 100), undefined);
  await stores.lock.release(first);
  assert.equal(await stores.lock.acquire('a', 100), undefined);
  await lock.release(second);
  assert.equal(await lock.renew(second, 100), undefined);
  const third = await stores.lock.acquire('a', 100);
  assert.ok(third !== undefined && third.fence > second.fence);
}

async function racingLocks({ stores, another, clock }: Scene): Promise<void> {
  const holders = [stores, await another()];
  let last = 0;
  for (let round = 0; round < rounds / 10; round += 1) {
    const leases = await Promise.all(
      [0, 1, 2, 3].map((index) => (holders[index % 2] ?? stores).lock.acquire('a', 10)),
    );
    const [lease, ...others] = leases.filter((one) => one !== undefined);
    assert.ok(lease !== undefined && others.length === 0);
    assert.ok(lease.fence > last);
    last = lease.fence;
    clock.time += 10;
  }
}

async function lostLocks({ stores, another, clock }: Scene): Promise<void> {
  const { sessions, lock } = stores;
  const write = (lease: { readonly name: string; readonly fence: number } | undefined, tag: string) => {
    const { name = '', fence = 0 } = lease ?? {};
    return sessions.append('a', append('a', 'any', [tag], { lock: { name, fence }, timer: 1 }));
  };
  const first = await lock.acquire('a', 100);
  assert.equal(await write(first, 'held'), 1);
  clock.time += 100;
  await refused('STORE_LOCK_LOST', write(first, 'expired'));
  const other = await another();
  const second = await other.lock.acquire('a', 100);
  const error = await refused('STORE_LOCK_LOST', write(first, 'overtaken'));
  assert.ok(error.message.includes(`fence ${first?.fence}`), error.message);
  assert.equal(await write(second, 'handed on'), 2);
  // Overtaken while the append is on its way: the two are decided one after the other, never both.
  clock.time += 100;
  const [third, late] = await Promise.allSettled([other.lock.acquire('a', 100), write(second, 'late')]);
  assert.deepEqual([third.status, late.status], ['fulfilled', 'rejected']);
  const lease = third.status === 'fulfilled' ? third.value : undefined;
  await lock.release(lease ?? { name: '', fence: 0 });
  await refused('STORE_LOCK_LOST', write(lease, 'released'));
  await refused('STORE_LOCK_LOST', write({ name: 'nowhere', fence: 1 }, 'never held'));
  assert.deepEqual(tagsOf(await sessions.read('a')), ['held', 'handed on']);
}

async function bus({ stores: { bus: line } }: Scene): Promise<void> {
  const heard: string[] = [];
  const stop = await line.subscribe('a', (length) => heard.push(`one ${length}`));
  const also = await line.subscribe('a', (length) => heard.push(`two ${length}`));
  await line.publish('a', 1);
  await line.publish('b', 9);
  stop();
  stop();
  await line.publish('a', 2);
  assert.deepEqual([...heard].sort(), ['one 1', 'two 1', 'two 2']);
  also();
  await line.publish('a', 3);
  assert.equal(heard.length, 3);
}

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
