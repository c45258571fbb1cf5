import { spawn } from 'node:child_process';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { Host, PageResume } from '../host/host.ts';
import { readRendererFile } from '../host/readRendererFile.ts';
import { attachWebSocket } from '../transports/attachWebSocket.ts';
import { keyLifetime, type ResumeKeys } from './createResumeKeys.ts';
import { browserHostErrors } from './parseOptions.ts';

const maxMessageBytes = 64 * 1024 * 1024;

/** A studio served on loopback. */
export interface BrowserHost {
  /** Holds the token of this launch in its fragment, which browsers never send to a server. */
  readonly url: string;
  close(): Promise<void>;
}

/** What the page and the host say to each other as a WebSocket protocol, besides the secrets. */
const protocol = 'dialoom';
/** A page offers its token, and at most its key and the one that should replace it. */
const maxSecrets = 3;

/**
 * Serves the studio on 127.0.0.1: the renderer over HTTP, the host over a WebSocket that needs this launch's token, or the
 * key of a page that an earlier launch served. The host header and the origin are checked as well, so that pages of other
 * sites cannot reach it, not even by DNS rebinding.
 *
 * Token and key come as WebSocket protocols (`token.…`, `key.…`), because a page can send no other header and addresses end
 * up in logs. Before a page sends its key it asks `/host` for a proof that this host knows it, see `ResumeKeys.prove`.
 *
 * @param port - 0 chooses a free port.
 * @param keys - The keys of pages.
 * @throws AppError HOST_PORT_TAKEN, HOST_CANNOT_LISTEN.
 */
export async function startBrowserHost(host: Host, port: number, keys: ResumeKeys): Promise<BrowserHost> {
  const token = randomBytes(24).toString('base64url');
  let origin = '';
  const server = createServer((request, response) => {
    if (isForHost(request, origin)) prove(request, response, keys, origin);
    else void serve(request, response, origin);
  });
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxMessageBytes,
    // The answer never repeats a secret.
    handleProtocols: (offered) => (offered.has(protocol) ? protocol : false),
  });
  server.on('upgrade', (request, socket, head) => {
    const resume =
      isForHost(request, origin) && request.headers.origin === origin
        ? authorise(request, token, keys, origin)
        : undefined;
    if (resume === undefined) {
      // The client may be gone before it has read the answer.
      socket.on('error', () => undefined);
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => attachWebSocket(webSocket, host, resume));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(
        cause.code === 'EADDRINUSE'
          ? browserHostErrors.HOST_PORT_TAKEN({ port }, { cause })
          : browserHostErrors.HOST_CANNOT_LISTEN({ port, reason: cause.message }, { cause }),
      );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${origin}/#token=${token}`,
    close: async () => {
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, origin: string): Promise<void> {
  const isOurs = isAddressedTo(request, origin);
  const url = requestUrl(request, origin);
  const allowed = isOurs && (request.method === 'GET' || request.method === 'HEAD');
  const file =
    allowed && url !== null
      ? await readRendererFile(url.pathname, [origin.replace('http', 'ws')])
      : undefined;
  if (file === undefined) {
    response.writeHead(isOurs ? 404 : 403, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(isOurs ? 'Not found' : 'Forbidden');
    return;
  }
  response.writeHead(200, { ...file.headers });
  response.end(request.method === 'HEAD' ? undefined : file.body);
}

/** False for a host name that another site has pointed at this machine. */
function isAddressedTo(request: IncomingMessage, origin: string): boolean {
  return `http://${request.headers.host}` === origin;
}

/** The URL of a request; null if its target is not valid, such as `//`, which any page can make a browser send. */
function requestUrl(request: IncomingMessage, origin: string): URL | null {
  return URL.parse(request.url ?? '/', origin);
}

function isForHost(request: IncomingMessage, origin: string): boolean {
  return isAddressedTo(request, origin) && requestUrl(request, origin)?.pathname === '/host';
}

/** Checks the secrets that a page offers; undefined if none of them is valid. */
function authorise(
  request: IncomingMessage,
  token: string,
  keys: ResumeKeys,
  origin: string,
): PageResume | undefined {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((one) => one.trim());
  const secrets = (kind: string) =>
    offered
      .filter((one) => one.startsWith(kind))
      .slice(0, maxSecrets)
      .map((one) => one.slice(kind.length));
  const hasToken = secrets('token.').filter((given) => isSameSecret(given, token)).length > 0;
  // A key that is not needed stays valid: the page may be a duplicate of another one, which still has it.
  const used = hasToken
    ? undefined
    : secrets('key.')
        .map((key) => ({ key, project: keys.projectOf(key, origin) }))
        .findLast(({ project }) => project !== undefined);
  if (!hasToken && used === undefined) return undefined;
  let current = used?.key ?? null;
  return {
    project: used?.project ?? null,
    lifetime: keyLifetime,
    keep: (key, ofProject, replaces) => {
      keys.keep(key, origin, ofProject, [current, replaces]);
      current = key;
    },
    drop: () => {
      if (current !== null) keys.drop(current);
      current = null;
    },
  };
}

/** Answers a page that asks whether this host knows its key. Other sites cannot ask: they may not send these headers. */
function prove(request: IncomingMessage, response: ServerResponse, keys: ResumeKeys, origin: string): void {
  const { 'x-dialoom-key': id, 'x-dialoom-nonce': nonce } = request.headers;
  const isQuestion = request.method === 'GET' && typeof id === 'string' && typeof nonce === 'string';
  const proof = isQuestion ? keys.prove(id, nonce, origin) : undefined;
  response.writeHead(proof === undefined ? 403 : 200, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(proof ?? 'Forbidden');
}

/** Compares hashes, so that neither the time nor a difference in length tells anything. */
function isSameSecret(given: string, expected: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}

/** Opens a URL in the system's browser. Failures are ignored, because the URL was printed as well. */
export function openInBrowser(url: string, platform: NodeJS.Platform = process.platform): void {
  const [command, args] = openCommand(url, platform);
  const child = spawn(command, [...args], { stdio: 'ignore', detached: true });
  child.once('error', () => undefined);
  child.unref();
}

function openCommand(url: string, platform: NodeJS.Platform): readonly [string, readonly string[]] {
  if (platform === 'darwin') return ['open', [url]];
  // `start` treats the first quoted argument as a window title.
  if (platform === 'win32') return ['cmd', ['/c', 'start', '""', url]];
  return ['xdg-open', [url]];
}
