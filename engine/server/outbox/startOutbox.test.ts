import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { handleMessage } from '../../conversation/handleMessage.ts';
import { startConversation } from '../../conversation/startConversation.ts';
import { eventually } from '../../project/fixtures/eventually.ts';
import { temporaryFolder } from '../../project/fixtures/temporaryFolder.ts';
import { type Receiver, startReceiver } from '../fixtures/receiver.ts';
import { testEngine } from '../fixtures/runtimeParts.ts';
import { type ConversationStore, openConversationStore } from '../store/openConversationStore.ts';
import { type OutboxOptions, startOutbox } from './startOutbox.ts';

async function receiver(port?: number): Promise<Receiver> {
  const made = await startReceiver(port);
  onTestFinished(() => made.close());
  return made;
}

/** Commits an escalated conversation; returns its packet's id. */
async function escalate(store: ConversationStore): Promise<string> {
  const engine = testEngine();
  const begun = await startConversation(engine, { source: 'runtime' });
  const { session, turn } = await handleMessage(engine, begun.session, { text: 'a person, please' });
  if (turn.packet === null) throw new Error('no packet');
  store.commit(session, [turn.packet]);
  return turn.packet.id;
}

function start(store: ConversationStore, webhook: string | null, change: Partial<OutboxOptions> = {}) {
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
    const store = openConversationStore(':memory:');
    const { url, deliveries } = await receiver();
    const { outbox } = start(store, url);
    const id = await escalate(store);
    const body = store.due(Number.MAX_SAFE_INTEGER, 1)[0]?.body;
    outbox.wake();
    await eventually(() => expect(store.waiting()).toBe(0));
    expect(deliveries).toHaveLength(1);
    expect(deliveries[0]).toMatchObject({
      body,
      headers: { 'idempotency-key': id, 'content-type': 'application/json' },
    });
  });

  it('keeps a packet while the receiver is down, asks less and less often, and delivers it once it is up', async () => {
    const store = openConversationStore(':memory:');
    const down = await startReceiver();
    await down.close();
    const id = await escalate(store);
    const { outbox, clock, deliveries } = start(store, down.url);
    for (const [attempt, pause] of [1_000, 2_000, 4_000, 8_000].entries()) {
      await eventually(() => expect(deliveries).toHaveLength(attempt + 1));
      expect(deliveries[attempt]).toContain('ECONNREFUSED');
      expect((store.nextDue() ?? 0) - clock.time).toBe(pause);
      clock.time += pause;
      outbox.wake();
    }
    await eventually(() => expect(deliveries).toHaveLength(5));
    const up = await receiver(down.port);
    clock.time += 16_000;
    outbox.wake();
    await eventually(() => expect(store.waiting()).toBe(0));
    expect(up.deliveries.map(({ headers }) => headers['idempotency-key'])).toEqual([id]);
  });

  it('waits no longer than five minutes, however often it has failed', async () => {
    const store = openConversationStore(':memory:');
    const { url, answer } = await receiver();
    answer(500);
    const id = await escalate(store);
    for (let attempt = 0; attempt < 40; attempt += 1) store.postpone(id, 1, 'earlier');
    const { clock, deliveries } = start(store, url);
    await eventually(() => expect(deliveries).toEqual(['the receiver answered 500']));
    expect((store.nextDue() ?? 0) - clock.time).toBe(5 * 60_000);
  });

  it.each([301, 400, 404, 500, 503])(
    'a receiver that answers %i has not taken the packet',
    async (status) => {
      const store = openConversationStore(':memory:');
      const { url, answer } = await receiver();
      answer(status);
      await escalate(store);
      const { deliveries } = start(store, url);
      await eventually(() => expect(deliveries).toEqual([`the receiver answered ${status}`]));
      expect(store.waiting()).toBe(1);
    },
  );

  it('lets one packet that is refused hold up no other', async () => {
    const store = openConversationStore(':memory:');
    const { url, answer, deliveries: taken } = await receiver();
    answer(400);
    await escalate(store);
    const { outbox, deliveries } = start(store, url);
    await eventually(() => expect(deliveries).toHaveLength(1));
    answer(200);
    const id = await escalate(store);
    outbox.wake();
    await eventually(() => expect(deliveries).toEqual(['the receiver answered 400', null]));
    expect(taken.at(-1)?.headers['idempotency-key']).toBe(id);
    expect(store.waiting()).toBe(1);
  });

  it('delivers what an earlier process left', async () => {
    const path = join(temporaryFolder(), 'runtime.sqlite');
    const first = openConversationStore(path);
    const nobody = start(first, null);
    const id = await escalate(first);
    nobody.outbox.wake();
    await nobody.outbox.close();
    first.close();
    const { url, deliveries } = await receiver();
    const second = openConversationStore(path);
    start(second, url);
    await eventually(() => expect(second.waiting()).toBe(0));
    expect(deliveries.map(({ headers }) => headers['idempotency-key'])).toEqual([id]);
  });

  it('goes on after the store has failed', async () => {
    const store = openConversationStore(':memory:');
    const { url } = await receiver();
    await escalate(store);
    let full = true;
    const failing: ConversationStore = {
      ...store,
      delivered: (id) => {
        if (full) throw new Error('disk is full');
        store.delivered(id);
      },
    };
    const { outbox, troubles } = start(failing, url);
    await eventually(() => expect(troubles).toEqual([new Error('disk is full')]));
    full = false;
    outbox.wake();
    await eventually(() => expect(store.waiting()).toBe(0));
  });

  it('ends while a receiver hangs, and keeps the packet', async () => {
    const store = openConversationStore(':memory:');
    const { createServer } = await import('node:net');
    let asked = false;
    const hanging = createServer((socket) => {
      asked = true;
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void hanging.close());
    await escalate(store);
    const { outbox } = start(store, `http://127.0.0.1:${(hanging.address() as { port: number }).port}/`);
    await eventually(() => expect(asked).toBe(true));
    await outbox.close();
    expect(store.waiting()).toBe(1);
  });
});
