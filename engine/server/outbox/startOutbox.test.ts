import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { handleMessage } from '../../conversation/handleMessage.ts';
import { startConversation } from '../../conversation/startConversation.ts';
import { eventually } from '../../project/fixtures/eventually.ts';
import { temporaryFolder } from '../../project/fixtures/temporaryFolder.ts';
import { systemClock } from '../../project/systemPorts.ts';
import { createMemoryStores } from '../../stores/createMemoryStores.ts';
import { openSqliteStores } from '../../stores/sqlite/openSqliteStores.ts';
import type { Outbox, Stores } from '../../stores/stores.ts';
import { type Receiver, startReceiver } from '../fixtures/receiver.ts';
import { testEngine } from '../fixtures/runtimeParts.ts';
import { type OutboxOptions, startOutbox } from './startOutbox.ts';

async function receiver(port?: number): Promise<Receiver> {
  const made = await startReceiver(port);
  onTestFinished(() => made.close());
  return made;
}

/** Commits an escalated conversation; returns its packet's id. */
async function escalate({ sessions }: Stores): Promise<string> {
  const engine = testEngine();
  const begun = await startConversation(engine, { source: 'runtime' });
  const { session, turn } = await handleMessage(engine, begun.session, { text: 'a person, please' });
  if (turn.packet === null) throw new Error('no packet');
  const { packet } = turn;
  await sessions.append(session.header.id, {
    expected: 'absent',
    entries: await session.history(),
    state: session,
    packets: [packet],
  });
  return turn.packet.id;
}

function start(store: Outbox, webhook: string | null, change: Partial<OutboxOptions> = {}) {
  const clock = { time: 2_000_000_000_000, now: () => clock.time };
  const deliveries: (string | null)[] = [];
  const troubles: unknown[] = [];
  const outbox = startOutbox({
    store,
    webhook,
    clock,
    onDelivery: ({ error }) => deliveries.push(error),
    onTrouble: (error) => troubles.push(error),
    ...change,
  });
  onTestFinished(() => outbox.close());
  return { outbox, clock, deliveries, troubles };
}

describe('startOutbox', () => {
  it('delivers a packet as it was committed, with its id as idempotency key', async () => {
    const stores = createMemoryStores(systemClock);
    const store = stores.outbox;
    const { url, deliveries } = await receiver();
    const { outbox } = start(store, url);
    const id = await escalate(stores);
    const body = (await store.due(Number.MAX_SAFE_INTEGER, 1))[0]?.body;
    outbox.wake();
    await eventually(async () => expect(await store.waiting()).toBe(0));
    expect(deliveries).toHaveLength(1);
    expect(deliveries[0]).toMatchObject({
      body,
      headers: { 'idempotency-key': id, 'content-type': 'application/json' },
    });
  });

  it('keeps a packet while the receiver is down, retries with backoff, and delivers it once it is up', async () => {
    const stores = createMemoryStores(systemClock);
    const store = stores.outbox;
    const down = await startReceiver();
    await down.close();
    const id = await escalate(stores);
    const { outbox, clock, deliveries } = start(store, down.url);
    for (const [attempt, pause] of [1_000, 2_000, 4_000, 8_000].entries()) {
      await eventually(() => expect(deliveries).toHaveLength(attempt + 1));
      expect(deliveries[attempt]).toContain('ECONNREFUSED');
      expect(((await store.next()) ?? 0) - clock.time).toBe(pause);
      clock.time += pause;
      outbox.wake();
    }
    await eventually(() => expect(deliveries).toHaveLength(5));
    const up = await receiver(down.port);
    clock.time += 16_000;
    outbox.wake();
    await eventually(async () => expect(await store.waiting()).toBe(0));
    expect(up.deliveries.map(({ headers }) => headers['idempotency-key'])).toEqual([id]);
  });

  it('waits no longer than five minutes, however often it has failed', async () => {
    const stores = createMemoryStores(systemClock);
    const store = stores.outbox;
    const { url, answer } = await receiver();
    answer(500);
    const id = await escalate(stores);
    for (let attempt = 0; attempt < 40; attempt += 1) await store.postpone(id, 1, 'earlier');
    const { clock, deliveries } = start(store, url);
    await eventually(() => expect(deliveries).toEqual(['the receiver answered 500']));
    expect(((await store.next()) ?? 0) - clock.time).toBe(5 * 60_000);
  });

  it.each([301, 400, 404, 500, 503])(
    'a receiver that answers %i has not accepted the packet',
    async (status) => {
      const stores = createMemoryStores(systemClock);
      const store = stores.outbox;
      const { url, answer } = await receiver();
      answer(status);
      await escalate(stores);
      const { deliveries } = start(store, url);
      await eventually(() => expect(deliveries).toEqual([`the receiver answered ${status}`]));
      expect(await store.waiting()).toBe(1);
    },
  );

  it('delivers other packets if one is rejected', async () => {
    const stores = createMemoryStores(systemClock);
    const store = stores.outbox;
    const { url, answer, deliveries: taken } = await receiver();
    answer(400);
    await escalate(stores);
    const { outbox, deliveries } = start(store, url);
    await eventually(() => expect(deliveries).toHaveLength(1));
    answer(200);
    const id = await escalate(stores);
    outbox.wake();
    await eventually(() => expect(deliveries).toEqual(['the receiver answered 400', null]));
    expect(taken.at(-1)?.headers['idempotency-key']).toBe(id);
    expect(await store.waiting()).toBe(1);
  });

  it('delivers what an earlier process left', async () => {
    const path = join(temporaryFolder(), 'runtime.sqlite');
    const first = openSqliteStores(path, { clock: systemClock });
    const nobody = start(first.outbox, null);
    const id = await escalate(first);
    nobody.outbox.wake();
    await nobody.outbox.close();
    await first.close();
    const { url, deliveries } = await receiver();
    const second = openSqliteStores(path, { clock: systemClock });
    onTestFinished(() => second.close());
    start(second.outbox, url);
    await eventually(async () => expect(await second.outbox.waiting()).toBe(0));
    expect(deliveries.map(({ headers }) => headers['idempotency-key'])).toEqual([id]);
  });

  it('continues after the store has failed', async () => {
    const stores = createMemoryStores(systemClock);
    const store = stores.outbox;
    const { url } = await receiver();
    await escalate(stores);
    let full = true;
    const failing: Outbox = {
      ...store,
      delivered: async (id) => {
        if (full) throw new Error('disk is full');
        await store.delivered(id);
      },
    };
    const { outbox, troubles } = start(failing, url);
    await eventually(() => expect(troubles).toEqual([new Error('disk is full')]));
    full = false;
    outbox.wake();
    await eventually(async () => expect(await store.waiting()).toBe(0));
  });

  it('stops while a receiver hangs, and keeps the packet', async () => {
    const stores = createMemoryStores(systemClock);
    const store = stores.outbox;
    const { createServer } = await import('node:net');
    let asked = false;
    const hanging = createServer((socket) => {
      asked = true;
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void hanging.close());
    await escalate(stores);
    const { outbox } = start(store, `http://127.0.0.1:${(hanging.address() as { port: number }).port}/`);
    await eventually(() => expect(asked).toBe(true));
    await outbox.close();
    expect(await store.waiting()).toBe(1);
  });
});
