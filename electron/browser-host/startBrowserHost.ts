import { spawn } from 'node:child_process';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { Host } from '../host/host.ts';
import { readRendererFile } from '../host/readRendererFile.ts';
import { attachWebSocket } from '../transports/attachWebSocket.ts';
import { browserHostErrors } from './parseOptions.ts';

const maxMessageBytes = 64 * 1024 * 1024;

/** A studio served on loopback. */
export interface BrowserHost {
  /** With the token of this launch in the fragment, which browsers send to nobody. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the studio on 127.0.0.1: the renderer over HTTP, the host over a WebSocket that needs this launch's token.
 * The host header and the origin are checked too, so that a page of another site can neither reach nor rebind to it.
 *
 * @param port - 0 takes a free one.
 * @throws AppError HOST_PORT_TAKEN, HOST_CANNOT_LISTEN.
 */
export async function startBrowserHost(host: Host, port: number): Promise<BrowserHost> {
  const token = randomBytes(24).toString('base64url');
  let origin = '';
  const server = createServer((request, response) => void serve(request, response, origin));
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes });
  server.on('upgrade', (request, socket, head) => {
    const url = requestUrl(request, origin);
    const authorised =
      url?.pathname === '/host' &&
      isAddressedTo(request, origin) &&
      request.headers.origin === origin &&
      sameToken(url.searchParams.get('token'), token);
    if (!authorised) {
      // The peer may be gone before it has read the answer.
      socket.on('error', () => undefined);
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => attachWebSocket(webSocket, host));
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

/** False for a name that another site has bound to this machine. */
function isAddressedTo(request: IncomingMessage, origin: string): boolean {
  return `http://${request.headers.host}` === origin;
}

/** The URL of a request; null for a target that is none, such as `//`, which any page can make a browser send. */
function requestUrl(request: IncomingMessage, origin: string): URL | null {
  return URL.parse(request.url ?? '/', origin);
}

function sameToken(given: string | null, expected: string): boolean {
  const a = Buffer.from(given ?? '');
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Opens a URL in the system's browser. Where there is none the URL that was printed has to do, so a failure is silent.
 */
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
