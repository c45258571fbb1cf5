import assert from 'node:assert/strict';
import { append, type Case, expectError, type Scene, tagsOf } from './scene.ts';

export const lockCases: readonly Case[] = [
  ['gives a lock to one holder at a time, each with a higher fence', locks],
  ['rejects an append with a lost lock', lostLocks],
];

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
  // A lost lease stays lost and does not affect the current holder.
  assert.equal(await stores.lock.renew(first, 100), undefined);
  await stores.lock.release(first);
  assert.equal(await stores.lock.acquire('a', 100), undefined);
  await lock.release(second);
  assert.equal(await lock.renew(second, 100), undefined);
  const third = await stores.lock.acquire('a', 100);
  assert.ok(third !== undefined && third.fence > second.fence);
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
  await expectError('STORE_LOCK_LOST', write(first, 'expired'));
  const other = await another();
  const second = await other.lock.acquire('a', 100);
  const error = await expectError('STORE_LOCK_LOST', write(first, 'overtaken'));
  assert.ok(error.message.includes(`fence ${first?.fence}`), error.message);
  assert.equal(await write(second, 'handed on'), 2);
  // The lock is acquired elsewhere during the append: only one of the two may succeed.
  clock.time += 100;
  const [third, late] = await Promise.allSettled([other.lock.acquire('a', 100), write(second, 'late')]);
  assert.deepEqual([third.status, late.status], ['fulfilled', 'rejected']);
  const lease = third.status === 'fulfilled' ? third.value : undefined;
  await lock.release(lease ?? { name: '', fence: 0 });
  await expectError('STORE_LOCK_LOST', write(lease, 'released'));
  await expectError('STORE_LOCK_LOST', write({ name: 'nowhere', fence: 1 }, 'never held'));
  assert.deepEqual(tagsOf(await sessions.read('a')), ['held', 'handed on']);
}
