import { createHash, createHmac } from 'node:crypto';
import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { EventMessage } from '../../engine/contract/wire.ts';
import { eventually } from '../../engine/project/fixtures/eventually.ts';
import { temporaryFolder } from '../../engine/project/fixtures/temporaryFolder.ts';
import type { Host, PageResume } from '../host/host.ts';
import { createResumeKeys, type ResumeKeys } from './createResumeKeys.ts';
import { startBrowserHost } from './startBrowserHost.ts';

function echoHost() {
  const sends: ((message: EventMessage) => void)[] = [];
  const resumes: (PageResume | undefined)[] = [];
  const close = vi.fn(async () => undefined);
  const host: Host = {
    connect: (send, resume) => {
      sends.push(send);
      resumes.push(resume);
      return {
        handle: async (message) => (message === undefined ? undefined : { id: 1, result: message }),
        close,
      };
    },
    close: async () => undefined,
  };
  return { host, sends, resumes, close };
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();

function newKeys(
  dataFolder = temporaryFolder(),
  project: string | null = null,
  clock = { now: () => 0 },
): ResumeKeys {
  const report = (error: unknown): never => {
    throw error;
  };
  return createResumeKeys({ dataFolder, project, clock, report });
}

async function started(keys = newKeys()) {
  const parts = echoHost();
  const studio = await startBrowserHost(parts.host, 0, keys);
  onTestFinished(() => studio.close());
  const { port, origin, hash } = new URL(studio.url);
  return { ...parts, keys, studio, port: Number(port), origin, token: hash.replace('#token=', '') };
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
  protocols: readonly string[],
  origin: string,
  headers: Record<string, string> = {},
): Promise<WebSocket | string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, [...protocols], { origin, headers });
    onTestFinished(() => socket.terminate());
    socket.once('open', () => resolve(socket));
    socket.once('error', (error) => resolve(error.message));
  });
}

async function connected(): Promise<Awaited<ReturnType<typeof started>> & { socket: WebSocket }> {
  const studio = await started();
  const socket = await open(
    `ws://127.0.0.1:${studio.port}/host`,
    ['dialoom', `token.${studio.token}`],
    studio.origin,
  );
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
    const again = await open(`ws://127.0.0.1:${port}/host`, ['dialoom', `token.${token}`], origin);
    expect(again).toBeInstanceOf(WebSocket);
  });

  const rightKey = 'k'.repeat(43);

  it.each<
    [
      string,
      (real: {
        port: number;
        origin: string;
        token: string;
      }) => [string, readonly string[], string, Record<string, string>?],
    ]
  >([
    ['no token', ({ port, origin }) => [`ws://127.0.0.1:${port}/host`, ['dialoom'], origin]],
    [
      'a wrong token',
      ({ port, origin, token }) => [`ws://127.0.0.1:${port}/host`, ['dialoom', `token.${token}x`], origin],
    ],
    [
      'a token in the address',
      ({ port, origin, token }) => [`ws://127.0.0.1:${port}/host?token=${token}`, ['dialoom'], origin],
    ],
    [
      'another path',
      ({ port, origin, token }) => [`ws://127.0.0.1:${port}/`, ['dialoom', `token.${token}`], origin],
    ],
    [
      'another origin',
      ({ port, token }) => [
        `ws://127.0.0.1:${port}/host`,
        ['dialoom', `token.${token}`],
        'https://evil.example',
      ],
    ],
    [
      'another host name that resolves to this machine',
      ({ port, origin, token }) => [
        `ws://127.0.0.1:${port}/host`,
        ['dialoom', `token.${token}`],
        origin,
        { host: `evil.example:${port}` },
      ],
    ],
    [
      'a wrong key',
      ({ port, origin }) => [`ws://127.0.0.1:${port}/host`, ['dialoom', `key.${'x'.repeat(43)}`], origin],
    ],
    [
      'the token as a key, and the key as a token',
      ({ port, origin, token }) => [
        `ws://127.0.0.1:${port}/host`,
        ['dialoom', `key.${token}`, `token.${rightKey}`],
        origin,
      ],
    ],
    [
      'a key from another origin',
      ({ port }) => [`ws://127.0.0.1:${port}/host`, ['dialoom', `key.${rightKey}`], 'https://evil.example'],
    ],
    [
      'a key behind more guesses than a page has keys',
      ({ port, origin }) => [
        `ws://127.0.0.1:${port}/host`,
        ['dialoom', ...['a', 'b', 'c'].map((x) => `key.${x.repeat(43)}`), `key.${rightKey}`],
        origin,
      ],
    ],
  ])('rejects a socket with %s', async (_what, make) => {
    const real = await started();
    real.keys.keep(rightKey, real.origin, '/p', []);
    expect(await open(...make(real))).toContain('403');
  });

  describe('a page that comes back', () => {
    const attempt = (
      { port, origin }: Pick<Awaited<ReturnType<typeof started>>, 'port' | 'origin'>,
      key: string,
    ) => open(`ws://127.0.0.1:${port}/host`, ['dialoom', `key.${key}`], origin);

    it('is accepted with its key, for its project, and never hears it again', async () => {
      const studio = await started();
      studio.keys.keep(rightKey, studio.origin, '/p', []);
      const socket = await attempt(studio, rightKey);
      if (typeof socket === 'string') throw new Error(socket);
      expect(socket.protocol).toBe('dialoom');
      expect(studio.resumes).toMatchObject([{ project: '/p' }]);
    });

    it('replaces its key on use: the one that it came with is refused from then on', async () => {
      const studio = await started();
      studio.keys.keep(rightKey, studio.origin, '/p', []);
      await attempt(studio, rightKey);
      const next = 'n'.repeat(43);
      studio.resumes[0]?.keep(next, '/p', null);
      expect(await attempt(studio, rightKey)).toContain('403');
      expect(await attempt(studio, next)).toBeInstanceOf(WebSocket);
      studio.resumes[0]?.drop();
      expect(await attempt(studio, next)).toContain('403');
    });

    it('keeps the key of the page that it is a duplicate of, if it has come with the token', async () => {
      const studio = await started();
      const { port, origin, token, keys } = studio;
      keys.keep(rightKey, origin, '/p', []);
      await open(`ws://127.0.0.1:${port}/host`, ['dialoom', `token.${token}`, `key.${rightKey}`], origin);
      expect(studio.resumes).toMatchObject([{ project: null }]);
      studio.resumes[0]?.keep('n'.repeat(43), '/p', null);
      expect(await attempt(studio, rightKey)).toBeInstanceOf(WebSocket);
    });

    it('is refused after another launch for another project, and at another port', async () => {
      const folder = temporaryFolder();
      const first = await started(newKeys(folder));
      first.keys.keep(rightKey, first.origin, '/p', []);
      expect(await attempt(await started(newKeys(folder)), rightKey)).toContain('403');
      const { port } = first;
      await first.studio.close();
      for (const [project, answer] of [
        ['/q', '403'],
        ['/p', ''],
      ] as const) {
        const parts = echoHost();
        const studio = await startBrowserHost(parts.host, port, newKeys(folder, project));
        const socket = await attempt({ port, origin: first.origin }, rightKey);
        if (answer === '') expect(socket).toBeInstanceOf(WebSocket);
        else expect(socket).toContain(answer);
        await studio.close();
      }
    });

    it('gets a proof that this host knows its key, and another program gets none', async () => {
      const { port, origin, keys } = await started();
      keys.keep(rightKey, origin, '/p', []);
      const hash = sha256(rightKey);
      const question = { 'x-dialoom-key': sha256(hash).toString('hex'), 'x-dialoom-nonce': 'abc' };
      const proof = createHmac('sha256', hash).update(`${origin}\nabc`).digest('hex');
      expect(await get(port, '/host', question)).toMatchObject({ status: 200, body: proof });
      expect((await get(port, '/host', { ...question, 'x-dialoom-key': hash.toString('hex') })).status).toBe(
        403,
      );
      expect((await get(port, '/host', { 'x-dialoom-nonce': 'abc' })).status).toBe(403);
      expect((await get(port, '/host', question, 'POST')).status).toBe(403);
      // Other sites would need a leave that this host never gives.
      const leave = await get(port, '/host', { origin: 'https://evil.example' }, 'OPTIONS');
      expect(leave.headers).not.toHaveProperty('access-control-allow-origin');
    });
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
    await expect(startBrowserHost(echoHost().host, port, newKeys())).rejects.toMatchObject({
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
