import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { EventMessage } from '../../engine/contract/wire.ts';
import { eventually } from '../../engine/project/fixtures/eventually.ts';
import type { Host } from '../host/host.ts';
import { startBrowserHost } from './startBrowserHost.ts';

function echoHost() {
  const sends: ((message: EventMessage) => void)[] = [];
  const close = vi.fn(async () => undefined);
  const host: Host = {
    connect: (send) => {
      sends.push(send);
      return {
        handle: async (message) => (message === undefined ? undefined : { id: 1, result: message }),
        close,
      };
    },
    close: async () => undefined,
  };
  return { host, sends, close };
}

async function started() {
  const parts = echoHost();
  const studio = await startBrowserHost(parts.host, 0);
  onTestFinished(() => studio.close());
  const { port, origin, hash } = new URL(studio.url);
  return { ...parts, studio, port: Number(port), origin, token: hash.replace('#token=', '') };
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

function get(
  port: number,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, headers, method }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** Opens a socket; returns the outcome in words. */
function open(
  url: string,
  origin: string,
  headers: Record<string, string> = {},
): Promise<WebSocket | string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, { origin, headers });
    onTestFinished(() => socket.terminate());
    socket.once('open', () => resolve(socket));
    socket.once('error', (error) => resolve(error.message));
  });
}

async function connected(): Promise<Awaited<ReturnType<typeof started>> & { socket: WebSocket }> {
  const studio = await started();
  const socket = await open(`ws://127.0.0.1:${studio.port}/host?token=${studio.token}`, studio.origin);
  if (typeof socket === 'string') throw new Error(socket);
  return { ...studio, socket };
}

function nextMessage(socket: WebSocket): Promise<unknown> {
  return new Promise((resolve) => socket.once('message', (data) => resolve(JSON.parse(String(data)))));
}

describe('startBrowserHost', () => {
  it('listens on loopback only, with a long token in the URL fragment', async () => {
    const { studio, token } = await started();
    expect(studio.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=/);
    expect(token.length).toBeGreaterThanOrEqual(32);
    expect((await started()).token).not.toBe(token);
  });

  it('carries requests, responses and events over the WebSocket', async () => {
    const { socket, sends } = await connected();
    const answer = nextMessage(socket);
    socket.send(JSON.stringify({ id: 1, method: 'm', params: { a: 'ü' } }));
    expect(await answer).toEqual({ id: 1, result: { id: 1, method: 'm', params: { a: 'ü' } } });
    const event = nextMessage(socket);
    sends[0]?.({ event: 'progress', payload: { fraction: 0.5 } });
    expect(await event).toEqual({ event: 'progress', payload: { fraction: 0.5 } });
  });

  it('closes the connection with its socket', async () => {
    const { socket, close } = await connected();
    socket.close();
    await eventually(() => expect(close).toHaveBeenCalledOnce());
  });

  it('disconnects a peer that does not send JSON', async () => {
    const { socket } = await connected();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.send('{');
    expect(await closed).toBe(1008);
  });

  it('survives a malformed frame', async () => {
    const { socket, port, origin, token } = await connected();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    // An unmasked frame; clients must mask theirs.
    (socket as unknown as { _socket: { write(bytes: Buffer): void } })._socket.write(
      Buffer.from([0x81, 0x01, 0x61]),
    );
    await closed;
    expect(await open(`ws://127.0.0.1:${port}/host?token=${token}`, origin)).toBeInstanceOf(WebSocket);
  });

  it.each<
    [
      string,
      (real: { port: number; origin: string; token: string }) => [string, string, Record<string, string>],
    ]
  >([
    ['no token', ({ port, origin }) => [`ws://127.0.0.1:${port}/host`, origin, {}]],
    [
      'a wrong token',
      ({ port, origin, token }) => [`ws://127.0.0.1:${port}/host?token=${token}x`, origin, {}],
    ],
    ['another path', ({ port, origin, token }) => [`ws://127.0.0.1:${port}/?token=${token}`, origin, {}]],
    [
      'another origin',
      ({ port, token }) => [`ws://127.0.0.1:${port}/host?token=${token}`, 'https://evil.example', {}],
    ],
    [
      'another host name that resolves to this machine',
      ({ port, origin, token }) => [
        `ws://127.0.0.1:${port}/host?token=${token}`,
        origin,
        { host: `evil.example:${port}` },
      ],
    ],
  ])('rejects a socket with %s', async (_what, make) => {
    const real = await started();
    expect(await open(...make(real))).toContain('403');
  });

  it('rejects other host names, methods that change things, and files that are not its own', async () => {
    const { port } = await started();
    expect(await get(port, '/', { host: `evil.example:${port}` })).toMatchObject({
      status: 403,
      body: 'Forbidden',
    });
    expect((await get(port, '/', { host: `localhost:${port}` })).status).toBe(403);
    expect((await get(port, '/', {}, 'POST')).status).toBe(404);
    expect((await get(port, '/../package.json')).status).toBe(404);
    expect((await get(port, '/no-such.js')).status).toBe(404);
  });

  it.each(['//', 'http://[', '/%'])('answers the target "%s" and keeps running', async (target) => {
    const { port } = await started();
    expect((await get(port, target)).status).toBe(404);
    const upgraded = new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(
          `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
        ),
      );
      socket.once('data', (data) => resolve(String(data)));
    });
    expect(await upgraded).toMatch(/^HTTP\/1\.1 403/);
    expect((await get(port, '/no-such.js')).status).toBe(404);
  });

  it('reports a port that is taken or not permitted', async () => {
    const { port } = await started();
    await expect(startBrowserHost(echoHost().host, port)).rejects.toMatchObject({
      code: 'HOST_PORT_TAKEN',
      message: expect.stringContaining(String(port)),
    });
  });

  it('closes while clients are connected', async () => {
    const { socket, studio } = await connected();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await studio.close();
    await closed;
  });
});
