import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Action, action } from '../model/action.ts';
import { type ProjectManifest, projectManifest } from '../model/projectManifest.ts';

/** For tests: an action from the part of its document that matters. */
export function actionOf(document: Record<string, unknown> & { id: string }): Action {
  return action.parse({ name: document.id, ...document });
}

/** For tests: the `environment` of a manifest. */
export function environmentOf(environment: object): ProjectManifest['environment'] {
  return projectManifest.parse({ dialoom: 2, name: 'Test', entryFlow: 'main', environment }).environment;
}

/** A request as {@link startTestService} saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** For tests: a service on loopback that answers as told and remembers what it was asked. */
export async function startTestService(
  answer: (request: SeenRequest, response: ServerResponse, count: number) => void,
): Promise<{ url: string; seen: SeenRequest[]; close: () => Promise<void> }> {
  const seen: SeenRequest[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const entry = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body };
    seen.push(entry);
    answer(entry, response, seen.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** For tests: sends JSON. */
export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}
