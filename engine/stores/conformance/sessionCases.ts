import assert from 'node:assert/strict';
import {
  append,
  type Case,
  entry,
  expectError,
  headerOf,
  packet,
  type Scene,
  snapshotOf,
  tagsOf,
} from './scene.ts';

export const sessionCases: readonly Case[] = [
  ['returns what was appended, in order and by number', roundTrip],
  ['accepts an append only if its expectation is met, for each kind', expectations],
  ['writes nothing of a rejected append', rejectedAppend],
  ['rejects a writer with an outdated revision', lateWriter],
  ['accepts appends that are committed together with a conflicting one', neighbours],
  ['replaces earlier entries that an append amends', amendments],
  ['keeps the state of the latest append', lastState],
  ['has everything that was acknowledged before a crash', crash],
  ['lists ids page by page', paging],
  ['deletes a conversation and nothing else', deletion],
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
  // The history of a loaded session ends at its revision.
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
    const { message } = await expectError('STORE_CONFLICT', sessions.append(id, append(id, expected, ['x'])));
    assert.ok(message.includes(id) && message.includes(actual), message);
    if (typeof expected === 'number') assert.ok(message.includes(`revision ${expected}`), message);
  }
  assert.equal(await sessions.load('nowhere'), undefined);
  assert.deepEqual(tagsOf(await sessions.read('stored_any')), ['0', '1', '2']);
}

async function rejectedAppend({ stores: { sessions, outbox, timers } }: Scene): Promise<void> {
  await sessions.append('a', append('a', 'absent', ['0'], { timer: 7 }));
  const before = await sessions.load('a');
  const more = { timer: 1, packets: [packet('p', 1)], amended: [{ number: 0, entry: entry('amended') }] };
  await expectError('STORE_CONFLICT', sessions.append('a', append('a', 0, ['x', 'y'], more)));
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

async function lateWriter({ stores, another }: Scene): Promise<void> {
  const { sessions } = await another();
  await stores.sessions.append('a', append('a', 'absent', ['0']));
  const late = await sessions.load('a');
  for (const tag of ['1', '2', '3']) await stores.sessions.append('a', append('a', 'exists', [tag]));
  const attempt = sessions.append('a', append('a', late?.length ?? -1, ['late']));
  const { message } = await expectError('STORE_CONFLICT', attempt);
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
    await expectError('STORE_NO_ENTRY', sessions.append('a', append('a', 4, ['4'], { amended: wrong })));
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
  // The header is that of the first append.
  const ended = { header: { ...header, project: 'Other' }, snapshot: snapshotOf(2, '0000') };
  await sessions.append('a', append('a', 1, ['1'], { state: ended }));
  const last = await sessions.load('a');
  assert.deepEqual([last?.header, last?.snapshot, last?.masking], [header, ended.snapshot, undefined]);
}

async function crash({ stores, another, clock }: Scene): Promise<void> {
  const { sessions, memory: customerMemory, lock } = stores;
  await Promise.all(
    ['a', 'b', 'c'].map((id) => sessions.append(id, append(id, 'absent', [id], { timer: 5 }))),
  );
  await sessions.append('b', append('b', 1, ['b1'], { packets: [packet('p', 3)] }));
  await customerMemory.remember({ scope: 'project' }, { motto: 'Hi' }, 1);
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
  // The id can be used again, without the previous data.
  assert.equal(await sessions.append('b', append('b', 'absent', ['new'])), 1);
  assert.deepEqual(tagsOf(await sessions.read('b')), ['new']);
}
