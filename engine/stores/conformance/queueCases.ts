import assert from 'node:assert/strict';
import { append, type Case, expectError, packet, type Scene } from './scene.ts';

export const queueCases: readonly Case[] = [
  ['reports the conversations that are due, and the next due time', timers],
  ['keeps the messages of customers until a turn takes them', inbox],
  ['keeps the packets of a turn until they are delivered', outbox],
  ['keeps customer memory by owner and slot', memory],
  ['notifies the subscribers of a conversation when it grows', bus],
];

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
  // If absent, the time stays; null removes it.
  await sessions.append('first', append('first', 'exists', ['x']));
  assert.equal(await queue.next(), 5);
  await sessions.append('first', append('first', 'exists', ['y'], { timer: null }));
  assert.equal(await queue.next(), 10);
  await queue.postpone('a', 40);
  await queue.postpone('first', 1);
  await queue.postpone('nowhere', 1);
  assert.deepEqual(await queue.due(40, 10), ['b', 'late', 'a']);
}

async function inbox({ stores: { sessions, inbox: box }, another }: Scene): Promise<void> {
  assert.deepEqual([await box.list({ limit: 10 }), await box.waiting('a')], [[], 0]);
  await sessions.append('a', append('a', 'absent', ['0']));
  await sessions.append('b', append('b', 'absent', ['0']));
  const first = { text: 'hi', at: 1 };
  const second = { text: '', attachments: [{ kind: 'picture', name: 'torn.jpg' } as const], at: 2 };
  const numbers = [await box.add('a', first), await box.add('b', first), await box.add('a', second)] as const;
  assert.ok(numbers[0] < numbers[1] && numbers[1] < numbers[2]);
  const [one, other, last] = numbers;
  const { inbox: again } = await another();
  assert.deepEqual(await again.list({ limit: 2 }), [
    { number: one, conversation: 'a', message: first },
    { number: other, conversation: 'b', message: first },
  ]);
  assert.deepEqual(await again.list({ after: other, limit: 2 }), [
    { number: last, conversation: 'a', message: second },
  ]);
  assert.equal(await box.waiting('a'), 2);
  // A turn that is not appended takes nothing.
  await expectError('STORE_CONFLICT', sessions.append('a', append('a', 7, ['1'], { takes: [one] })));
  assert.equal(await box.waiting('a'), 2);
  await sessions.append('a', append('a', 1, ['1'], { takes: [one] }));
  assert.equal(await box.waiting('a'), 1);
  await box.remove([one, last]);
  assert.equal(await box.waiting('a'), 0);
  assert.ok((await box.add('a', first)) > last);
  await sessions.delete('b');
  assert.deepEqual(await box.waiting('b'), 0);
  assert.equal((await box.list({ limit: 10 })).length, 1);
}

async function outbox({ stores: { sessions, outbox: packetQueue } }: Scene): Promise<void> {
  assert.deepEqual([await packetQueue.next(), await packetQueue.waiting()], [undefined, 0]);
  const packets = [packet('p2', 20), packet('p1', 10), packet('p0', 20)];
  await sessions.append('a', append('a', 'absent', ['0'], { packets }));
  await sessions.append('a', append('a', 1, ['1'], { packets: [packet('p1', 99)] }));
  assert.equal(await packetQueue.waiting(), 3);
  assert.deepEqual(
    (await packetQueue.due(20, 10)).map(({ id }) => id),
    ['p1', 'p0', 'p2'],
  );
  const [first] = await packetQueue.due(10, 10);
  assert.equal(first?.attempts, 0);
  assert.equal(first?.body, JSON.stringify(packets[1]));
  assert.deepEqual((await packetQueue.due(20, 1)).length, 1);
  await packetQueue.postpone('p1', 50, 'the receiver answered 500');
  assert.equal(await packetQueue.next(), 20);
  await packetQueue.delivered('p0');
  await packetQueue.delivered('p2');
  await packetQueue.delivered('p2');
  assert.deepEqual(await packetQueue.due(49, 10), []);
  assert.equal((await packetQueue.due(50, 10))[0]?.attempts, 1);
  await packetQueue.delivered('p1');
  assert.deepEqual([await packetQueue.next(), await packetQueue.waiting()], [undefined, 0]);
}

async function memory({ stores: { memory: customerMemory } }: Scene): Promise<void> {
  const ann = { scope: 'customer', id: 'ann' } as const;
  const project = { scope: 'project' } as const;
  await customerMemory.remember(ann, { name: 'Ann', size: 9, agrees: true }, 1);
  await customerMemory.remember(ann, { size: 10, name: null }, 2);
  await customerMemory.remember(ann, {}, 3);
  await customerMemory.remember(project, { name: 'Shop' }, 3);
  await customerMemory.remember({ scope: 'customer', id: 'project' }, { name: 'Pro' }, 4);
  assert.deepEqual(await customerMemory.load(ann), {
    agrees: { value: true, at: 1 },
    size: { value: 10, at: 2 },
  });
  assert.deepEqual(await customerMemory.load(project), { name: { value: 'Shop', at: 3 } });
  await customerMemory.forget(ann);
  assert.deepEqual(await customerMemory.load(ann), {});
  assert.deepEqual(await customerMemory.load(project), { name: { value: 'Shop', at: 3 } });
}

async function bus({ stores: { bus: localBus } }: Scene): Promise<void> {
  const received: string[] = [];
  const stop = await localBus.subscribe('a', (length) => received.push(`one ${length}`));
  const stopSecond = await localBus.subscribe('a', (length) => received.push(`two ${length}`));
  await localBus.publish('a', 1);
  await localBus.publish('b', 9);
  stop();
  stop();
  await localBus.publish('a', 2);
  assert.deepEqual([...received].sort(), ['one 1', 'two 1', 'two 2']);
  stopSecond();
  await localBus.publish('a', 3);
  assert.equal(received.length, 3);
}
