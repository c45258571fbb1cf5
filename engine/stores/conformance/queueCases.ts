import assert from 'node:assert/strict';
import { append, type Case, packet, type Scene } from './scene.ts';

export const queueCases: readonly Case[] = [
  ['knows which conversations are due, and when the next one is', timers],
  ['keeps packets with the turn that made them until they are delivered', outbox],
  ['keeps what is remembered by owner and slot', memory],
  ['tells subscribers of a conversation that it has grown', bus],
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
