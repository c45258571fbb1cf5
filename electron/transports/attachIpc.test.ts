import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { ipcChannels } from '../../engine/contract/ipcChannels.ts';
import type { EventMessage } from '../../engine/contract/wire.ts';
import type { Host } from '../host/host.ts';
import { attachIpc, type PageContents, type RequestEvent } from './attachIpc.ts';

class Contents extends EventEmitter implements PageContents {
  readonly sent: unknown[] = [];
  destroyed = false;
  isDestroyed(): boolean {
    return this.destroyed;
  }
  send(channel: string, message: unknown): void {
    this.sent.push([channel, message]);
  }
}

function attached(isTrusted: (event: RequestEvent) => boolean = () => true) {
  const listeners = new Map<string, (event: RequestEvent, message: unknown) => Promise<unknown>>();
  const connections: { send: (message: EventMessage) => void; close: ReturnType<typeof vi.fn> }[] = [];
  const host: Host = {
    connect: (send) => {
      const close = vi.fn(async () => undefined);
      connections.push({ send, close });
      const number = connections.length;
      return {
        handle: async (message) =>
          message === 'no request' ? undefined : { id: 1, result: [`connection ${number}`, message] },
        close,
      };
    },
    close: async () => undefined,
  };
  const detach = attachIpc(
    {
      handle: (channel, listener) => void listeners.set(channel, listener),
      removeHandler: (channel) => void listeners.delete(channel),
    },
    host,
    isTrusted,
  );
  const ask = (sender: PageContents, message: unknown = 'ping', url = 'dialoom://studio/') => {
    const listener = listeners.get(ipcChannels.request);
    if (listener === undefined) throw new Error('no handler');
    return listener({ sender, senderFrame: { url, parent: null } }, message);
  };
  return { ask, connections, listeners, detach };
}

describe('attachIpc', () => {
  it('listens on the one request channel, until it is detached', () => {
    const { listeners, detach } = attached();
    expect([...listeners.keys()]).toEqual([ipcChannels.request]);
    detach();
    expect([...listeners.keys()]).toEqual([]);
  });

  it('answers each page through a connection of its own', async () => {
    const { ask, connections } = attached();
    const [a, b] = [new Contents(), new Contents()];
    expect(await ask(a)).toEqual({ id: 1, result: ['connection 1', 'ping'] });
    expect(await ask(b)).toEqual({ id: 1, result: ['connection 2', 'ping'] });
    expect(await ask(a)).toEqual({ id: 1, result: ['connection 1', 'ping'] });
    expect(connections).toHaveLength(2);
  });

  it('sends events only to their own page, and not if it is gone', async () => {
    const { ask, connections } = attached();
    const [a, b] = [new Contents(), new Contents()];
    await ask(a);
    await ask(b);
    connections[1]?.send({ event: 'progress', payload: 1 });
    expect([a.sent, b.sent]).toEqual([[], [[ipcChannels.event, { event: 'progress', payload: 1 }]]]);
    b.destroyed = true;
    connections[1]?.send({ event: 'progress', payload: 2 });
    expect(b.sent).toHaveLength(1);
  });

  it('closes the connection of a page that is gone', async () => {
    const { ask, connections } = attached();
    const page = new Contents();
    await ask(page);
    page.emit('destroyed');
    expect(connections[0]?.close).toHaveBeenCalledOnce();
  });

  it('gives a reloaded page a new connection, every time', async () => {
    const { ask, connections } = attached();
    const page = new Contents();
    await ask(page);
    for (const number of [2, 3]) {
      page.emit('did-navigate');
      expect(await ask(page)).toMatchObject({ result: [`connection ${number}`, 'ping'] });
    }
    expect(connections.map(({ close }) => close.mock.calls.length)).toEqual([1, 1, 0]);
    expect(page.listenerCount('did-navigate')).toBe(1);
  });

  it('keeps the connection while a navigation has only begun, since it may be denied', async () => {
    const { ask, connections } = attached();
    const page = new Contents();
    await ask(page);
    page.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    page.emit('will-navigate', {});
    expect(connections[0]?.close).not.toHaveBeenCalled();
  });

  it('ignores a page that is not trusted', async () => {
    const { ask, connections } = attached(({ senderFrame }) => senderFrame?.url === 'dialoom://studio/');
    await expect(ask(new Contents(), 'ping', 'https://evil.example/')).rejects.toThrow('must not talk');
    expect(connections).toEqual([]);
  });

  it('rejects invalid requests', async () => {
    const { ask } = attached();
    await expect(ask(new Contents(), 'no request')).rejects.toThrow('Not a Dialoom request');
  });
});
