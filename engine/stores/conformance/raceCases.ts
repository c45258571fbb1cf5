import assert from 'node:assert/strict';
import { append, type Case, type Scene, tagsOf } from './scene.ts';

export const raceCases: readonly Case[] = [
  ['accepts one of several concurrent writers of a revision', racingWriters],
  ['loses nothing from writers that expect no revision', racingAppenders],
  ['accepts one of several concurrent starts of a conversation', racingBeginnings],
  ['grants a lock to one of several concurrent holders', racingLocks],
];

/** Number of rounds in which writers race; rare failures must have a chance to occur. */
const rounds = 200;

async function racingWriters({ stores, another }: Scene): Promise<void> {
  const random = seeded(1);
  const writers = [stores, await another()];
  await stores.sessions.append('a', append('a', 'absent', []));
  const winningTags: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const count = 2 + Math.floor(random() * 3);
    const attempts = Array.from({ length: count }, async (_, index) => {
      const tag = `${round}.${index}`;
      const { sessions } = writers[Math.floor(random() * writers.length)] ?? stores;
      const loaded = await sessions.load('a');
      // Some writers read again first.
      if (random() < 0.5) await sessions.read('a', loaded?.length ?? 0);
      const seen = loaded?.length ?? -1;
      await sessions.append('a', append('a', seen, [tag, `${tag}'`]));
      return { tag, seen };
    });
    const settled = await Promise.allSettled(attempts);
    const winners = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    for (const one of settled) if (one.status === 'rejected') assert.equal(one.reason.code, 'STORE_CONFLICT');
    assert.ok(winners.length >= 1, `round ${round}: no writer succeeded`);
    // A writer that loaded after another had committed may succeed as well; only the log shows the order.
    const added = tagsOf(await stores.sessions.read('a', winningTags.length * 2));
    assert.deepEqual([...added].sort(), winners.flatMap(({ tag }) => [tag, `${tag}'`]).sort());
    // Each of them appended at the end it had seen, so no two of them had seen the same end.
    for (const { tag, seen } of winners) assert.equal(added[seen - winningTags.length * 2], tag);
    winningTags.push(...added.filter((tag) => !tag.endsWith("'")));
  }
  const expected = winningTags.flatMap((tag) => [tag, `${tag}'`]);
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
  // Entries of one append are adjacent.
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
