import { setTimeout as wait } from 'node:timers/promises';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { AppError } from '../base/appError.ts';
import type { Json, JsonObject } from '../base/json.ts';
import { type Action, fitsContentType } from '../model/documents/action.ts';
import type { ProjectManifest } from '../model/documents/projectManifest.ts';
import { actionErrors } from './errors.ts';
import { answerMock, createMockRoute, type MockAnswer, type MockRoute } from './mockRoute.ts';
import { parseExactJson } from './readResponse.ts';

/** What {@link startMockServer} needs. */
export interface MockServerOptions {
  /** Actions of the project by id. */
  readonly actions: Readonly<Record<string, Action>>;
  /** `environment` of the project's manifest: an action may only be addressed by a variable declared there. */
  readonly environment: ProjectManifest['environment'];
  /** 0 chooses a free port. */
  readonly port: number;
  /** Address to listen on; by default only this machine can connect. */
  readonly host?: string;
  /** Called for every answered request. */
  readonly onRequest?: (request: MockLogEntry) => void;
}

/** An answered request to the mock server. */
export interface MockLogEntry {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** The action and example that answered; null if none did. */
  readonly answeredBy: { readonly action: string; readonly example: string } | null;
}

/** A running mock server. */
export interface MockServer {
  /** `http://127.0.0.1:4010`. */
  readonly url: string;
  readonly routes: readonly {
    readonly method: string;
    readonly path: string;
    readonly action: string;
    readonly examples: readonly string[];
  }[];
  /**
   * Values of the variables that direct actions to this server; they must override all other values in
   * `createHttpActions`. Actions with a fixed host are directed to it by its option `mockUrl`.
   */
  readonly environment: Readonly<Record<string, string>>;
  /** Stops listening and ends open requests. */
  close(): Promise<void>;
}

/** Headers that examples cannot set, because the server sets them to their actual values. */
const framing = ['content-length', 'transfer-encoding', 'connection'];

/**
 * Serves the mock examples of all actions over HTTP.
 *
 * @throws AppError ACTION_MOCK_PORT_TAKEN, ACTION_MOCK_NOT_STARTED, ACTION_MOCK_INVALID, ACTION_URL_INVALID,
 *   ACTION_VARIABLE_UNDECLARED
 */
export async function startMockServer(options: MockServerOptions): Promise<MockServer> {
  const { port, host = '127.0.0.1' } = options;
  const routes = Object.values(options.actions)
    .map((action) => routeOf(action, options.environment))
    .sort((a, b) => a.parameters - b.parameters || (a.action < b.action ? -1 : 1));
  const tokenRoutes = Object.values(options.actions).flatMap((action) =>
    tokenRouteOf(action, options.environment),
  );
  const variables = new Set([...routes, ...tokenRoutes].flatMap(({ variable }) => variable ?? []));
  const closing = new AbortController();
  const app = createApp();
  app.route({
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: '/*',
    handler: async (request, reply) => {
      const path = request.url.split('?', 1)[0] ?? '/';
      const found = answerMock(routes, {
        method: request.method,
        path,
        query: request.query as JsonObject,
        headers: request.headers as JsonObject,
        body: (request.body ?? null) as Json,
      });
      // Examples of an action that fetches tokens itself count first.
      const answer =
        found.type === 'error' ? (answerToken(tokenRoutes, request.method, path) ?? found) : found;
      const answeredBy =
        answer.type === 'example' ? { action: answer.action, example: answer.example.name } : null;
      const status = answer.type === 'example' ? answer.example.response.status : 404;
      options.onRequest?.({ method: request.method, path, status, answeredBy });
      return send(reply, answer, routes, closing.signal);
    },
  });
  const url = await listen(app, host, port);
  return {
    url,
    routes: routes.map(({ method, path, action, examples }) => ({
      method,
      path,
      action,
      examples: examples.map(({ example }) => example.name),
    })),
    environment: Object.fromEntries([...variables].sort().map((name) => [name, url])),
    close: async () => {
      closing.abort();
      await app.close();
    },
  };
}

function routeOf(
  action: Action,
  environment: MockServerOptions['environment'],
  field = 'request.url',
): MockRoute {
  const location = { file: `actions/${action.id}.yaml`, field };
  try {
    const route = createMockRoute(action);
    if (route.variable !== undefined && !Object.hasOwn(environment.variables, route.variable)) {
      throw actionErrors.ACTION_VARIABLE_UNDECLARED({ variable: route.variable });
    }
    return route;
  } catch (error) {
    if (!(error instanceof AppError) || error.location !== undefined) throw error;
    throw new AppError({ ...error.toJSON(), location }, { cause: error.cause });
  }
}

/** The route of an action's access tokens, with an example that gives one; none if it needs no tokens. */
function tokenRouteOf(action: Action, environment: MockServerOptions['environment']): readonly MockRoute[] {
  if (action.auth?.type !== 'oauth2') return [];
  const example = {
    name: 'access token',
    response: {
      status: 200,
      headers: {},
      body: { access_token: 'token-of-the-mock-server', token_type: 'Bearer', expires_in: 3600 },
      delayMs: 0,
    },
  };
  const request = { ...action.request, method: 'POST' as const, url: action.auth.tokenUrl };
  return [routeOf({ ...action, request, mock: [example] }, environment, 'auth.tokenUrl')];
}

function answerToken(routes: readonly MockRoute[], method: string, path: string): MockAnswer | undefined {
  const answer = answerMock(routes, { method, path, query: {}, headers: {}, body: null });
  return answer.type === 'example' ? answer : undefined;
}

async function send(
  reply: FastifyReply,
  answer: MockAnswer,
  routes: readonly MockRoute[],
  closing: AbortSignal,
): Promise<FastifyReply> {
  if (answer.type === 'error') {
    const known = routes.map(({ method, path, action }) => ({ method, path, action }));
    return reply.code(404).send({ error: answer.error, routes: known });
  }
  const { status, headers, body, delayMs } = answer.example.response;
  if (delayMs > 0) await wait(delayMs, undefined, { signal: closing });
  reply.code(status);
  for (const [name, value] of Object.entries(headers)) {
    if (!framing.includes(name.toLowerCase())) reply.header(name, value);
  }
  if (body === null) return reply.send();
  if (!reply.hasHeader('content-type')) {
    reply.type(typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8');
  }
  return reply.send(typeof body === 'string' ? body : JSON.stringify(body));
}

function createApp(): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (request, text, done) => {
    try {
      done(null, readRequestBody(request.headers['content-type'] ?? '', String(text)));
    } catch (cause) {
      done(
        actionErrors.ACTION_MOCK_BAD_REQUEST({ reason: 'its body is not valid JSON' }, { cause }),
        undefined,
      );
    }
  });
  app.setErrorHandler((cause: FastifyError, _request: FastifyRequest, reply) => {
    const error =
      cause.code === 'ACTION_MOCK_BAD_REQUEST'
        ? cause
        : actionErrors.ACTION_MOCK_BAD_REQUEST({ reason: cause.message }, { cause });
    return reply.code(cause.statusCode ?? 400).send({ error });
  });
  return app;
}

/** JSON, the fields of a form (several with one name as a list), or the text. */
function readRequestBody(contentType: string, text: string): Json {
  if (fitsContentType('body', contentType)) return text === '' ? null : parseExactJson(text);
  if (!fitsContentType('form', contentType)) return text;
  const form = new URLSearchParams(text);
  const fields = [...new Set(form.keys())].map((name) => [name, form.getAll(name)] as const);
  return Object.fromEntries(
    fields.map(([name, values]) => [name, values.length > 1 ? values : (values[0] ?? '')]),
  );
}

async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (cause) {
    await app.close();
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw actionErrors.ACTION_MOCK_PORT_TAKEN({ host, port }, { cause });
    throw actionErrors.ACTION_MOCK_NOT_STARTED({ host, port, reason: message }, { cause });
  }
}
