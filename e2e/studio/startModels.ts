import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A hub of models and an embeddings endpoint, on one port of this machine. */
export interface Models {
  readonly url: string;
  /** Texts that the endpoint was asked to embed. */
  readonly embedded: readonly string[];
  /** Milliseconds between pieces of a file: a slow line. */
  slowness: number;
  close(): Promise<void>;
}

const folder = join(import.meta.dirname, '..', 'fixtures', 'tiny-encoder');

/** Starts both. The hub has one model, `test/tiny`; the endpoint knows any, with vectors of length 8. */
export async function startModels(): Promise<Models> {
  const embedded: string[] = [];
  const server: Server = createServer(async (request, response) => {
    if (request.url === '/v1/embeddings') {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const { input } = JSON.parse(Buffer.concat(parts).toString('utf8')) as { input: string[] };
      embedded.push(...input);
      const data = input.map((text, index) => ({ index, embedding: vectorOf(text) }));
      return response.end(JSON.stringify({ data }));
    }
    const name = /^\/test\/tiny\/resolve\/[^/]+\/(.+)$/.exec(request.url ?? '')?.[1];
    const content = name === undefined ? null : await readFile(join(folder, name)).catch(() => null);
    if (content === null) return response.writeHead(404).end();
    response.writeHead(200, { 'content-length': content.length, 'x-repo-commit': 'ab'.repeat(20) });
    if (request.method === 'HEAD') return response.end();
    for (let start = 0; start < content.length; start += 100) {
      response.write(content.subarray(start, start + 100));
      if (models.slowness > 0) await new Promise((resolve) => setTimeout(resolve, models.slowness));
    }
    return response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const models: Models = {
    url: `http://127.0.0.1:${port}`,
    embedded,
    slowness: 0,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return models;
}

function vectorOf(text: string): number[] {
  return Array.from({ length: 8 }, (_, column) =>
    Array.from(text.toLowerCase()).reduce(
      (sum, letter) => sum + Math.sin(letter.charCodeAt(0) * (column + 1)),
      0.1,
    ),
  );
}
