import { describe, expect, it } from 'vitest';
import type { ConnectionStatus } from '../../engine/contract/hostClient.ts';
import { createWebSocketTransport, type SocketLike } from './transports.ts';

/** A browser without a host: the test opens and closes the sockets. */
function world(offered: readonly string[] | null = ['dialoom', 'token.t']) {
  const sockets: (SocketLike & { sent: unknown[]; protocols: readonly string[] })[] = [];
  const later: { run: () => void; milliseconds: number; cancelled: boolean }[] = [];
  const state = { offered, served: false, random: 1 };
  const transport = createWebSocketTransport({
    offer: async () => state.offered,
    isServed: async () => state.served,
    open: (protocols) => {
      const sent: unknown[] = [];
      const socket = {
        onopen: null,
        onclose: null,
        onmessage: null,
        sent,
        protocols,
        send: (data: string) => void sent.push(JSON.parse(data)),
        close: () => {},
      };
      sockets.push(socket);
      return socket;
    },
    later: (run, milliseconds) => {
      const one = { run, milliseconds, cancelled: false };
      later.push(one);
      return () => {
        one.cancelled = true;
      };
    },
    random: () => state.random,
  });
  const heard: ConnectionStatus[] = [];
  transport.onConnection((status) => heard.push(status));
  return { transport, sockets, later, heard, state };
}

/** A world whose first socket is open. */
async function connected() {
  const made = world();
  await settle();
  made.sockets[0]!.onopen?.();
  return made;
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
const ask = (id: number) => ({ id, method: 'app.info', params: {} });

describe('createWebSocketTransport', () => {
  it('keeps requests until the first connection is open, however long that takes', async () => {
    const { transport, sockets, later, state } = world(null);
    const answer = transport.request(ask(1));
    await settle();
    expect([sockets, transport.connection()]).toEqual([[], 'unreachable']);
    state.offered = ['dialoom'];
    later[0]!.run();
    await settle();
    const socket = sockets[0]!;
    expect(socket.sent).toEqual([]);
    socket.onopen?.();
    expect(socket.sent).toEqual([ask(1)]);
    socket.onmessage?.({ data: JSON.stringify({ id: 1, result: 'yes' }) });
    expect(await answer).toEqual({ id: 1, result: 'yes' });
  });

  it('matches responses with requests in any order', async () => {
    const { transport, sockets } = await connected();
    const answers = Promise.all([transport.request(ask(1)), transport.request(ask(2))]);
    sockets[0]!.onmessage?.({ data: JSON.stringify({ id: 2, result: 'b' }) });
    sockets[0]!.onmessage?.({ data: JSON.stringify({ id: 1, result: 'a' }) });
    expect(await answers).toEqual([
      { id: 1, result: 'a' },
      { id: 2, result: 'b' },
    ]);
  });

  it('rejects unanswered requests when the connection is lost, reports that once, and reconnects', async () => {
    const { transport, sockets, later, heard } = await connected();
    const answer = transport.request(ask(1));
    sockets[0]!.onclose?.();
    await expect(answer).rejects.toMatchObject({ code: 'HOST_DISCONNECTED' });
    await expect(transport.request(ask(2))).rejects.toMatchObject({ code: 'HOST_DISCONNECTED' });

    later[0]!.run();
    await settle();
    sockets[1]!.onclose?.();
    await settle();
    expect(heard).toEqual(['connected', 'unreachable']);
    later[1]!.run();
    await settle();
    sockets[2]!.onopen?.();
    expect(heard).toEqual(['connected', 'unreachable', 'connected']);
    const again = transport.request(ask(3));
    sockets[2]!.onmessage?.({ data: JSON.stringify({ id: 3, result: null }) });
    expect(await again).toEqual({ id: 3, result: null });
  });

  it('waits longer each time, up to five seconds, and never as long as another page', async () => {
    const { sockets, later, state } = await connected();
    sockets[0]!.onclose?.();
    state.offered = null;
    for (let n = 0; n < 6; n += 1) {
      later[n]!.run();
      await settle();
    }
    expect(later.map(({ milliseconds }) => milliseconds)).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000]);
    state.random = 0;
    later[6]!.run();
    await settle();
    expect(later[7]!.milliseconds).toBe(2500);
  });

  it('tells a host that refuses this page from none', async () => {
    const { sockets, later, heard, state } = await connected();
    sockets[0]!.onclose?.();
    state.served = true;
    later[0]!.run();
    await settle();
    sockets[1]!.onclose?.();
    await settle();
    expect(heard.at(-1)).toBe('refused');
  });

  it('tries at once on request, once, with what the page offers by then', async () => {
    const { transport, sockets, later, state } = await connected();
    transport.reconnect();
    await settle();
    expect(sockets).toHaveLength(1);
    sockets[0]!.onclose?.();
    state.offered = ['dialoom', 'key.k'];
    transport.reconnect();
    transport.reconnect();
    await settle();
    expect(sockets.map(({ protocols }) => protocols)).toEqual([
      ['dialoom', 'token.t'],
      ['dialoom', 'key.k'],
    ]);
    expect(later[0]!.cancelled).toBe(true);
  });

  it('passes on other messages, and ignores invalid JSON', async () => {
    const { transport, sockets } = await connected();
    const events: unknown[] = [];
    transport.subscribe((event) => events.push(event));
    sockets[0]!.onmessage?.({ data: '{"event":"progress","payload":1}' });
    sockets[0]!.onmessage?.({ data: '{' });
    expect(events).toEqual([{ event: 'progress', payload: 1 }, undefined]);
  });
});
