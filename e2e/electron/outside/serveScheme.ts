import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a protocol handler answered. */
export interface SchemeResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** A custom scheme's origin, reachable for an ordinary browser. */
export interface SchemeServer {
  /** The page's URL in this browser, for one of the application. */
  toPage(url: string): string;
  /** The application's URL, for one of this browser; URLs from elsewhere are themselves. */
  toApplication(url: string): string;
  close(): Promise<void>;
}

/**
 * Serves one origin of a custom scheme on loopback, since an ordinary browser loads no unknown schemes.
 *
 * @param origin - `dialoom://studio`.
 * @param fetch - Asks the application's protocol handler.
 */
export async function serveScheme(
  origin: string,
  fetch: (url: string) => Promise<SchemeResponse>,
): Promise<SchemeServer> {
  const server: Server = createServer((request, response) => {
    fetch(`${origin}${request.url}`).then(
      ({ status, headers, body }) => response.writeHead(status, { ...headers }).end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const local = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const replace = (url: string, from: string, to: string): string =>
    url === from || url.startsWith(`${from}/`) ? `${to}${url.slice(from.length)}` : url;
  return {
    toPage: (url) => replace(url, origin, local),
    toApplication: (url) => replace(url, local, origin),
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
