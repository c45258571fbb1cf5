import { afterEach, describe, expect, it } from 'vitest';
import type { Action } from '../model/documents/action.ts';
import { createHttpActions } from './createHttpActions.ts';
import { actionOf, environmentOf } from './fixtures/testService.ts';

import { type MockLogEntry, type MockServer, startMockServer } from './startMockServer.ts';

const environment = environmentOf({ variables: { SHOP: { default: 'https://shop.example' }, MAIL: {} } });

const order = actionOf({
  id: 'order_status',
  input: { order_id: {} },
  request: { url: '{{ env.SHOP }}/orders/{{ input.order_id | upcase }}?full=1' },
  output: { state: 'body.state' },
  mock: [
    { name: 'lost', when: 'request.params.order_id == "L/1"', response: { body: { state: 'lost' } } },
    { name: 'full', when: 'request.query.detail == "yes"', response: { body: { state: 'full' } } },
    {
      name: 'shipped',
      when: 'request.params.order_id.startsWith("A")',
      response: { body: { state: 'shipped' } },
    },
  ],
});

const returnOrder = actionOf({
  id: 'return_order',
  input: { order_id: {}, days: { type: 'number' } },
  request: {
    method: 'POST',
    url: '{{ env.SHOP }}/orders/{{ input.order_id }}/returns',
    body: { days: '{{ input.days }}' },
  },
  output: { label: 'body.label' },
  mock: [
    { name: 'late', when: 'request.body.days > 90', response: { status: 409, body: { error: 'too late' } } },
    { name: 'ok', response: { status: 201, headers: { 'X-Mock': 'yes' }, body: { label: 'R-1' } } },
  ],
});

const newest = actionOf({
  id: 'newest_order',
  request: { url: '{{ env.SHOP }}/orders/newest' },
  mock: [{ name: 'any', response: { body: 'A9' } }],
});

const mail = actionOf({
  id: 'send_mail',
  request: { method: 'POST', url: '{{ env.MAIL }}/send mail', body: { to: 'x' } },
  mock: [{ name: 'slow', response: { status: 204, delayMs: 5 } }],
});

const servers: MockServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function start(
  actions: readonly Action[],
  onRequest?: (entry: MockLogEntry) => void,
): Promise<MockServer> {
  const server = await startMockServer({
    actions: Object.fromEntries(actions.map((action) => [action.id, action])),
    environment,
    port: 0,
    ...(onRequest === undefined ? {} : { onRequest }),
  });
  servers.push(server);
  return server;
}

describe('startMockServer', () => {
  it('answers the actions of a project over HTTP', async () => {
    const all = { order_status: order, return_order: returnOrder, newest_order: newest, send_mail: mail };
    const log: MockLogEntry[] = [];
    const server = await start(Object.values(all), (entry) => log.push(entry));
    expect(server.environment).toEqual({ MAIL: server.url, SHOP: server.url });
    const actions = createHttpActions({ actions: all, environment, env: server.environment });
    const run = (action: string, input = {}) => actions.run({ action, input, idempotencyKey: 'k' });
    expect(await run('order_status', { order_id: 'a1' })).toMatchObject({
      ok: true,
      output: { state: 'shipped' },
    });
    expect(await run('order_status', { order_id: 'l/1' })).toMatchObject({
      ok: true,
      output: { state: 'lost' },
    });
    expect(await run('return_order', { order_id: 'A1', days: 91 })).toMatchObject({
      ok: false,
      response: { status: 409, body: { error: 'too late' } },
    });
    expect(await run('return_order', { order_id: 'A1', days: 90 })).toMatchObject({
      ok: true,
      output: { label: 'R-1' },
      response: { status: 201, headers: { 'x-mock': 'yes' } },
    });
    expect(await run('newest_order')).toMatchObject({ ok: true, response: { body: 'A9' } });
    expect(await run('send_mail')).toMatchObject({ ok: true, response: { status: 204, body: null } });
    await actions.close();
    expect(log.map(({ answeredBy }) => answeredBy?.example)).toEqual([
      'shipped',
      'lost',
      'late',
      'ok',
      'any',
      'slow',
    ]);
    expect(log.at(-1)).toEqual({
      method: 'POST',
      path: '/send%20mail',
      status: 204,
      answeredBy: { action: 'send_mail', example: 'slow' },
    });
  });

  it('lists its routes, the most specific first', async () => {
    const { routes } = await start([order, returnOrder, newest]);
    expect(routes.map(({ method, path, action }) => `${method} ${path} ${action}`)).toEqual([
      'GET /orders/newest newest_order',
      'GET /orders/:order_id order_status',
      'POST /orders/:order_id/returns return_order',
    ]);
    expect(routes[1]!.examples).toEqual(['lost', 'full', 'shipped']);
  });

  it('reports what it knows if no route or example fits', async () => {
    const { url } = await start([order, newest]);
    const unknown = await fetch(`${url}/nowhere`);
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toMatchObject({
      error: { code: 'ACTION_MOCK_NO_ROUTE', message: 'No action calls GET /nowhere' },
      routes: [{ path: '/orders/newest' }, { path: '/orders/:order_id' }],
    });
    const unfit = await fetch(`${url}/orders/B1`);
    expect(unfit.status).toBe(404);
    const { error } = (await unfit.json()) as { error: { code: string; message: string } };
    expect(error.code).toBe('ACTION_MOCK_NO_EXAMPLE');
    expect(error.message).toContain('No such key: detail');
    expect((await fetch(`${url}/orders/newest`, { method: 'DELETE' })).status).toBe(404);
  });

  it('tries the examples of every action that calls the same route', async () => {
    const other = actionOf({
      id: 'order_total',
      input: { id: {} },
      request: { url: '{{ env.SHOP }}/orders/{{ input.id }}' },
      mock: [{ name: 'total', response: { body: { total: 3 } } }],
    });
    const { url } = await start([order, other]);
    expect(await (await fetch(`${url}/orders/B1`)).json()).toEqual({ total: 3 });
    expect(await (await fetch(`${url}/orders/A1`)).json()).toEqual({ state: 'shipped' });
  });

  it('reads JSON, text and empty bodies, and rejects broken JSON', async () => {
    const echo = actionOf({
      id: 'echo',
      request: { method: 'POST', url: '{{ env.SHOP }}/echo' },
      mock: [
        {
          name: 'json',
          when: 'type(request.body) == map && request.body.a == 1',
          response: { body: 'json' },
        },
        { name: 'text', when: 'request.body == "plain"', response: { body: 'text' } },
        { name: 'none', when: 'request.body == null', response: { body: 'none' } },
      ],
    });
    const { url } = await start([echo]);
    const post = async (body?: string, type = 'application/json') =>
      fetch(`${url}/echo`, {
        method: 'POST',
        ...(body === undefined ? {} : { body, headers: { 'content-type': type } }),
      });
    expect(await (await post('{"a":1}')).text()).toBe('json');
    expect(await (await post('plain', 'text/plain')).text()).toBe('text');
    expect(await (await post()).text()).toBe('none');
    const broken = await post('{"a":');
    expect(broken.status).toBe(400);
    expect(await broken.json()).toMatchObject({ error: { code: 'ACTION_MOCK_BAD_REQUEST' } });
  });

  it('reports a port that is taken', async () => {
    const { url } = await start([order]);
    const port = Number(new URL(url).port);
    await expect(startMockServer({ actions: {}, environment, port })).rejects.toMatchObject({
      code: 'ACTION_MOCK_PORT_TAKEN',
      message: `Port ${port} on 127.0.0.1 is already in use`,
    });
  });

  it.each([
    [{ request: { url: '{{ env.NOPE }}/x' } }, 'ACTION_VARIABLE_UNDECLARED'],
    [{ request: { url: '{{ input.x }}/x' } }, 'ACTION_URL_INVALID'],
    [{ request: { url: '{{ env.SHOP }}{% if a %}/x{% endif %}' } }, 'ACTION_URL_INVALID'],
    [
      { request: { url: '{{ env.SHOP }}/x' }, mock: [{ name: 'e', when: 'request.', response: {} }] },
      'ACTION_MOCK_INVALID',
    ],
  ])('rejects %o', async (document, code) => {
    await expect(start([actionOf({ id: 'a', ...document })])).rejects.toMatchObject({
      code,
      location: { file: 'actions/a.yaml' },
    });
  });
});

it('gives access tokens to actions that need them, and receives what goes to fixed hosts', async () => {
  const login = {
    type: 'oauth2',
    tokenUrl: 'https://login.example/oauth/token',
    clientId: 'bot',
    secret: 'SECRET',
  };
  const pay = actionOf({
    id: 'pay',
    input: { tags: { type: 'json' } },
    request: {
      method: 'POST',
      url: 'https://pay.example/v1/payments',
      form: { amount: '5', 'tag[]': '{{ input.tags }}' },
    },
    auth: login,
    output: { tags: 'body.tags' },
    mock: [
      { name: 'no token', when: '!has(request.headers.authorization)', response: { status: 401 } },
      {
        name: 'paid',
        when: 'request.body.amount == "5" && request.body["tag[]"] == ["a", "b"]',
        response: { body: { tags: 2 } },
      },
    ],
  });
  const declared = environmentOf({ secrets: { SECRET: {} } });
  const entries: MockLogEntry[] = [];
  const onRequest = (entry: MockLogEntry) => void entries.push(entry);
  const server = await startMockServer({ actions: { pay }, environment: declared, port: 0, onRequest });
  servers.push(server);
  const actions = createHttpActions({
    actions: { pay },
    environment: declared,
    env: { SECRET: 'x-secret' },
    mockUrl: server.url,
  });
  const result = await actions.run({ action: 'pay', input: { tags: ['a', 'b'] }, idempotencyKey: 'k' });
  await actions.close();
  expect(result).toMatchObject({ ok: true, output: { tags: 2 } });
  expect(entries.map(({ path, answeredBy }) => [path, answeredBy?.example])).toEqual([
    ['/oauth/token', 'access token'],
    ['/v1/payments', 'paid'],
  ]);
  expect(server.routes.map(({ path }) => path)).toEqual(['/v1/payments']);
});
