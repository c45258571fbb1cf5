import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { MockAgent } from 'undici';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Json, JsonObject } from '../base/json.ts';
import type { Action } from '../model/documents/action.ts';
import { type ActionResult, actionResult } from '../model/ports.ts';
import { createHttpActions, type HttpActions } from './createHttpActions.ts';
import {
  actionOf,
  environmentOf,
  type SeenRequest,
  sendJson,
  startTestService,
} from './fixtures/testService.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const environment = environmentOf({
  variables: { SHOP: {}, TENANT: { default: 'acme & co' }, UNSET: {} },
  secrets: { TOKEN: {}, OTHER_SECRET: {} },
});

async function service(answer: (request: SeenRequest, response: ServerResponse, count: number) => void) {
  const started = await startTestService(answer);
  closers.push(started.close);
  return started;
}

function actionsFor(
  url: string,
  document: Record<string, unknown>,
  env: Record<string, string | undefined> = {},
): HttpActions {
  const action: Action = actionOf({ id: 'a', ...document });
  const actions = createHttpActions({ actions: { a: action }, environment, env: { SHOP: url, ...env } });
  closers.push(actions.close);
  return actions;
}

async function run(actions: HttpActions, input: JsonObject = {}): Promise<ActionResult> {
  const result = await actions.run({ action: 'a', input, idempotencyKey: 'conv_1.fx_1' });
  // Every result fits the recording format.
  return actionResult.parse(result);
}

const quickRetry = { retries: 2, backoffMs: 1 };

describe('a successful call', () => {
  it('sends what the templates produce and maps the response', async () => {
    const { url, seen } = await service((_request, response) =>
      sendJson(response, { order: { total: 12, items: [{ sku: 'x' }, { sku: 'y' }] } }, 201),
    );
    const actions = actionsFor(`${url}/v1/`, {
      input: {
        order_id: {},
        days: { type: 'number' },
        items: { type: 'json' },
        gift: { type: 'boolean' },
        note: { required: false },
      },
      request: {
        method: 'POST',
        url: '{{ env.SHOP }}/orders/{{ input.order_id }}/returns?tenant={{ env.TENANT }}',
        headers: { 'X-Days': '{{ input.days }}', 'X-Note': '{{ input.note }}' },
        query: { note: '{{ input.note }}', days: '{{ input.days | plus: 1 }}', 'a b': '1&2' },
        body: {
          id: '{{ input.order_id }}',
          days: '{{ input.days }}',
          text: 'in {{ input.days }} days',
          items: '{{input.items}}',
          gift: '{{ input.gift }}',
          note: '{{ input.note }}',
          fixed: [1, true, null],
          list: ['{{ input.note }}'],
        },
      },
      output: { total: 'body.order.total', skus: 'body.order.items.map(i, i.sku)', created: 'status == 201' },
    });
    const result = await run(actions, { order_id: 'A/1 ?#', days: 30, items: [{ n: 1 }], gift: false });
    expect(result).toMatchObject({
      ok: true,
      error: null,
      attempts: 1,
      output: { total: 12, skus: ['x', 'y'], created: true },
      response: { status: 201, body: { order: { total: 12 } } },
    });
    const request = seen[0]!;
    expect(request.url).toBe('/v1/orders/A%2F1%20%3F%23/returns?tenant=acme+%26+co&days=31&a+b=1%262');
    expect(request.headers).toMatchObject({
      'x-days': '30',
      'content-type': 'application/json',
      'idempotency-key': 'conv_1.fx_1',
    });
    expect(request.headers).not.toHaveProperty('x-note');
    expect(JSON.parse(request.body)).toEqual({
      id: 'A/1 ?#',
      days: 30,
      text: 'in 30 days',
      items: [{ n: 1 }],
      gift: false,
      fixed: [1, true, null],
      list: [null],
    });
    expect(result.request).toMatchObject({ method: 'POST', url: `${url}${request.url}`, body: { days: 30 } });
  });

  it.each([
    ['application/json', '{"a":1}', { a: 1 }],
    ['application/problem+json; charset=utf-8', '{"a":1}', { a: 1 }],
    ['text/plain', '{"a":1}', '{"a":1}'],
    ['text/plain; charset=iso-8859-1', Buffer.from([0xe4]), 'ä'],
    ['application/json', '', null],
    ['', '{"a":1}', { a: 1 }],
    ['', 'plain', 'plain'],
  ])('reads a body of type "%s"', async (type, body, expected) => {
    const { url } = await service((_request, response) => {
      response.writeHead(200, type === '' ? {} : { 'content-type': type }).end(body);
    });
    expect((await run(actionsFor(url, { request: { url: '{{ env.SHOP }}' } }))).response?.body).toEqual(
      expected,
    );
  });

  it('reads a body that is compressed although compression was not requested', async () => {
    const { url } = await service((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"a":1}'));
    });
    const result = await run(
      actionsFor(url, { request: { url: '{{ env.SHOP }}/' }, output: { a: 'body.a' } }),
    );
    expect(result.output).toEqual({ a: 1 });
  });

  it('calls a fixed host through the given dispatcher', async () => {
    const agent = new MockAgent();
    closers.push(() => agent.close());
    agent.disableNetConnect();
    agent.get('https://api.example').intercept({ path: '/ping' }).reply(200, { ok: true });
    const actions = createHttpActions({
      actions: { a: actionOf({ id: 'a', request: { url: 'https://api.example/ping' } }) },
      environment,
      env: {},
      dispatcher: agent,
    });
    expect(await run(actions)).toMatchObject({ ok: true, response: { body: { ok: true } } });
  });
});

describe('authorisation and secrets', () => {
  const secret = 'to"p s€cret/ü+1';

  it.each([
    [{ type: 'bearer', secret: 'TOKEN' }, { authorization: 'Bearer s3cret-value' }],
    [{ type: 'header', header: 'X-Api-Key', secret: 'TOKEN' }, { 'x-api-key': 's3cret-value' }],
    [
      { type: 'basic', username: 'bot', secret: 'TOKEN' },
      { authorization: `Basic ${Buffer.from('bot:s3cret-value').toString('base64')}` },
    ],
  ])('sends %o and never shows it', async (auth, expected) => {
    const { url, seen } = await service((request, response) => {
      response.setHeader('x-echo', 'got s3cret-value');
      response.setHeader('set-cookie', 'session=abc');
      sendJson(response, { echo: request.headers, list: ['s3cret-value'] });
    });
    const actions = actionsFor(
      url,
      {
        request: { url: '{{ env.SHOP }}/x' },
        auth,
        output: { echo: 'body.list[0]', all: 'string(headers["x-echo"])' },
      },
      { TOKEN: 's3cret-value\n' },
    );
    const result = await run(actions);
    expect(seen[0]!.headers).toMatchObject(expected);
    expect(result.ok).toBe(true);
    const text = JSON.stringify(result);
    expect(text).not.toContain('s3cret-value');
    expect(text).not.toContain(Buffer.from('s3cret-value').toString('base64').slice(0, 12));
    expect(text).not.toContain(Buffer.from('bot:s3cret-value').toString('base64'));
    expect(text).not.toContain('session=abc');
    expect(result.output).toEqual({ echo: '•••', all: 'got •••' });
  });

  it('sends a secret in the query and never shows it, however short', async () => {
    const { url, seen } = await service((_request, response) => sendJson(response, {}));
    const document = {
      request: { url: '{{ env.SHOP }}/x?a=1' },
      auth: { type: 'query', parameter: 'api key', secret: 'TOKEN' },
    };
    const result = await run(actionsFor(url, document, { TOKEN: 'k&1' }));
    expect(seen[0]!.url).toBe('/x?a=1&api+key=k%261');
    expect(result.request.url).toBe(`${url}/x?a=1&api+key=•••`);
  });

  it('masks a secret in every form in which a response may echo it', async () => {
    const forms = [
      secret,
      encodeURIComponent(secret),
      JSON.stringify({ nested: secret }),
      Buffer.from(`someone:${secret}`).toString('base64'),
      new URLSearchParams({ a: secret }).toString(),
    ];
    const { url } = await service((_request, response) => sendJson(response, { forms, [secret]: 1 }));
    const actions = actionsFor(
      url,
      { request: { url: '{{ env.SHOP }}/' }, output: { all: 'body' } },
      { OTHER_SECRET: secret },
    );
    const text = JSON.stringify(await run(actions));
    for (const form of [
      ...forms.slice(0, 2),
      's€cret',
      'cret%2F',
      Buffer.from(secret).toString('base64').slice(4, 16),
    ]) {
      expect(text).not.toContain(JSON.stringify(form).slice(1, -1));
    }
  });

  it('reports a missing secret and how to set it', async () => {
    const actions = actionsFor('http://127.0.0.1:9', {
      request: { url: '{{ env.SHOP }}/x' },
      auth: { type: 'bearer', secret: 'TOKEN' },
    });
    const result = await run(actions);
    expect(result.error).toMatchObject({ code: 'ACTION_SECRET_MISSING' });
    expect(result.error?.remedy).toContain('export TOKEN=');
    expect(result).toMatchObject({ ok: false, attempts: 0, response: null, output: {} });
  });

  it('never reads an undeclared name, even if the environment has it', async () => {
    const env = { HOME_SECRET: 'x'.repeat(20), HOME_URL: 'http://127.0.0.1:9' };
    const auth = { type: 'bearer', secret: 'HOME_SECRET' };
    const withSecret = actionsFor('http://127.0.0.1:9', { request: { url: '{{ env.SHOP }}/' }, auth }, env);
    expect((await run(withSecret)).error?.code).toBe('ACTION_SECRET_UNDECLARED');
    for (const url of [
      '{{ env.HOME_URL }}/',
      '{{ env.SHOP }}/{{ env.HOME_SECRET }}',
      '{{ env.SHOP }}/{{ env["HOME_URL"] }}',
    ]) {
      const withVariable = actionsFor('http://127.0.0.1:9', { request: { url } }, env);
      expect((await run(withVariable)).error?.code).toBe('ACTION_VARIABLE_UNDECLARED');
    }
  });
});

describe('a call that cannot be made', () => {
  const url = '{{ env.SHOP }}/orders/{{ input.id }}';
  it.each<[string, Record<string, unknown>, JsonObject, string]>([
    ['a required input is absent', { input: { id: {} }, request: { url } }, {}, 'ACTION_INPUT_INVALID'],
    [
      'a required input is null',
      { input: { id: {} }, request: { url } },
      { id: null },
      'ACTION_INPUT_INVALID',
    ],
    ['an input is undeclared', { request: { url: '{{ env.SHOP }}/' } }, { x: 1 }, 'ACTION_INPUT_INVALID'],
    [
      'a number is given as text',
      { input: { id: { type: 'number' } }, request: { url } },
      { id: '1' },
      'ACTION_INPUT_INVALID',
    ],
    [
      'a text is given as a list',
      { input: { id: {} }, request: { url } },
      { id: ['1'] },
      'ACTION_INPUT_INVALID',
    ],
    ['a path value is empty', { input: { id: {} }, request: { url } }, { id: '' }, 'ACTION_URL_INVALID'],
    [
      'a path value contains dots',
      { input: { id: {} }, request: { url } },
      { id: '..' },
      'ACTION_URL_INVALID',
    ],
    ['a variable has no value', { request: { url: '{{ env.UNSET }}/' } }, {}, 'ACTION_VARIABLE_MISSING'],
    [
      'a variable of the body has no value',
      { request: { url: '{{ env.SHOP }}/', body: { a: ['{{ env.UNSET }}'] } } },
      {},
      'ACTION_VARIABLE_MISSING',
    ],
    [
      'a template names an unknown input',
      { request: { url: '{{ env.SHOP }}/{{ input.nope }}' } },
      {},
      'ACTION_TEMPLATE_INVALID',
    ],
    ['a template is broken', { request: { url: '{{ env.SHOP }}/{{ input.' } }, {}, 'ACTION_TEMPLATE_INVALID'],
    [
      'an input determines the host',
      { input: { id: {} }, request: { url: '{{ input.id }}/x' } },
      { id: 'http://evil' },
      'ACTION_URL_INVALID',
    ],
    [
      'an input extends the host',
      { input: { id: {} }, request: { url: 'https://shop{{ input.id }}/x' } },
      { id: '.evil' },
      'ACTION_URL_INVALID',
    ],
    ['the scheme is not HTTP', { request: { url: 'file:///etc/passwd' } }, {}, 'ACTION_URL_INVALID'],
    [
      'an output is broken',
      { request: { url: '{{ env.SHOP }}/' }, output: { x: 'body.' } },
      {},
      'ACTION_OUTPUT_INVALID',
    ],
    [
      'a header has a line break',
      { input: { id: {} }, request: { url: '{{ env.SHOP }}/', headers: { 'x-id': '{{ input.id }}' } } },
      { id: 'a\r\nx-evil: 1' },
      'ACTION_HEADER_INVALID',
    ],
    [
      'a header is reserved for the client',
      { request: { url: '{{ env.SHOP }}/', headers: { Host: 'evil' } } },
      {},
      'ACTION_HEADER_INVALID',
    ],
  ])('fails when %s', async (_title, document, input, code) => {
    const { url: shop, seen } = await service((_request, response) => sendJson(response, {}));
    const result = await run(actionsFor(shop, document), input);
    expect(result).toMatchObject({ ok: false, attempts: 0, error: { code } });
    expect(seen).toEqual([]);
  });

  it.each([['no url'], ['ftp://127.0.0.1/'], ['http://user:pass@127.0.0.1/'], ['http://127.0.0.1/?a=1']])(
    'fails if the variable holds "%s"',
    async (value) => {
      const result = await run(actionsFor(value, { request: { url: '{{ env.SHOP }}/x' } }));
      expect(result.error?.code).toBe('ACTION_URL_INVALID');
    },
  );

  it('reports an unknown action', async () => {
    const actions = actionsFor('http://127.0.0.1:9', { request: { url: '{{ env.SHOP }}/' } });
    for (const action of ['nope', 'constructor']) {
      const result = await actions.run({ action, input: {}, idempotencyKey: 'k' });
      expect(result.error?.code).toBe('ACTION_UNKNOWN');
    }
  });
});

describe('a failed call', () => {
  it('reports an unreachable service after the retries', async () => {
    const dead = await startTestService(() => {});
    await dead.close();
    const result = await run(
      actionsFor(dead.url, { request: { url: '{{ env.SHOP }}/x' }, retry: quickRetry }),
    );
    expect(result).toMatchObject({
      ok: false,
      attempts: 3,
      response: null,
      error: { code: 'ACTION_UNREACHABLE' },
    });
    expect(result.error?.message).toBe(`${dead.url} does not answer (connection refused) after 3 attempts`);
  });

  it.each([408, 429, 500, 503])('retries status %i with the same idempotency key', async (status) => {
    const { url, seen } = await service((_request, response, count) =>
      count < 3 ? sendJson(response, { count }, status) : sendJson(response, { count }),
    );
    const actions = actionsFor(url, {
      request: { method: 'POST', url: '{{ env.SHOP }}/x', body: { a: 1 } },
      idempotency: {},
      retry: quickRetry,
      output: { count: 'body.count' },
    });
    expect(await run(actions)).toMatchObject({ ok: true, attempts: 3, output: { count: 3 } });
    expect(seen.map(({ headers, body }) => [headers['idempotency-key'], body])).toEqual(
      Array(3).fill(['conv_1.fx_1', '{"a":1}']),
    );
  });

  it.each([
    ['POST', undefined, true],
    ['POST', true, false],
    ['GET', undefined, false],
    ['GET', false, true],
  ] as const)('identifies a %s that reads: %s as a call that writes: %s', async (method, reads, writes) => {
    const { url, seen } = await service((_request, response) => sendJson(response, {}));
    await run(actionsFor(url, { reads, request: { method, url: '{{ env.SHOP }}/x' } }));
    expect('idempotency-key' in seen[0]!.headers).toBe(writes);
  });

  it('returns the last response when the retries are used up', async () => {
    const { url, seen } = await service((_request, response, count) => sendJson(response, { count }, 502));
    const result = await run(actionsFor(url, { request: { url: '{{ env.SHOP }}/x' }, retry: quickRetry }));
    expect(result).toMatchObject({
      ok: false,
      attempts: 3,
      response: { status: 502, body: { count: 3 } },
      error: { code: 'ACTION_HTTP_STATUS' },
    });
    expect(seen).toHaveLength(3);
  });

  it('does not retry a permanent failure', async () => {
    const { url, seen } = await service((_request, response) => sendJson(response, { why: 'gone' }, 404));
    const result = await run(actionsFor(url, { request: { url: '{{ env.SHOP }}/x' }, retry: quickRetry }));
    expect(result).toMatchObject({
      ok: false,
      attempts: 1,
      response: { status: 404, body: { why: 'gone' } },
    });
    expect(seen).toHaveLength(1);
  });

  it('retries when the connection breaks', async () => {
    const { url } = await service((_request, response, count) => {
      if (count === 1) response.destroy();
      else sendJson(response, {});
    });
    const result = await run(actionsFor(url, { request: { url: '{{ env.SHOP }}/x' }, retry: quickRetry }));
    expect(result).toMatchObject({ ok: true, attempts: 2 });
  });

  it('does not wait for Retry-After if the remaining time is too short', async () => {
    const { url, seen } = await service((_request, response) => {
      response.setHeader('retry-after', '3600');
      sendJson(response, {}, 503);
    });
    const result = await run(actionsFor(url, { request: { url: '{{ env.SHOP }}/x' }, retry: quickRetry }));
    expect(result).toMatchObject({ ok: false, attempts: 1, error: { code: 'ACTION_HTTP_STATUS' } });
    expect(seen).toHaveLength(1);
  });

  it('times out if the service does not answer', async () => {
    const { url } = await service(() => {});
    const actions = actionsFor(url, {
      request: { url: '{{ env.SHOP }}/x' },
      timeoutMs: 50,
      retry: quickRetry,
    });
    expect(await run(actions)).toMatchObject({ ok: false, attempts: 1, error: { code: 'ACTION_TIMEOUT' } });
  });

  it('times out if the body does not end', async () => {
    const { url } = await service((_request, response) => {
      response.writeHead(200).write('half');
    });
    const actions = actionsFor(url, { request: { url: '{{ env.SHOP }}/x' }, timeoutMs: 50 });
    expect(await run(actions)).toMatchObject({ ok: false, error: { code: 'ACTION_TIMEOUT' } });
  });

  it('aborts running calls when closed', async () => {
    let arrived = () => {};
    const asked = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const { url } = await service(() => arrived());
    const actions = actionsFor(url, { request: { url: '{{ env.SHOP }}/x' } });
    const running = run(actions);
    await asked;
    await actions.close();
    expect((await running).error?.code).toBe('ACTION_CANCELLED');
    expect((await run(actions)).error?.code).toBe('ACTION_CANCELLED');
  });

  it.each([
    [
      'is too large',
      { 'content-type': 'text/plain' },
      'x'.repeat(1024 * 1024 + 1),
      'ACTION_RESPONSE_TOO_LARGE',
    ],
    [
      'decompresses to too much',
      { 'content-encoding': 'gzip' },
      gzipSync('x'.repeat(1024 * 1024 + 1)),
      'ACTION_RESPONSE_TOO_LARGE',
    ],
    ['is broken JSON', { 'content-type': 'application/json' }, '{"a":', 'ACTION_RESPONSE_INVALID'],
    ['is broken gzip', { 'content-encoding': 'gzip' }, 'no gzip', 'ACTION_RESPONSE_INVALID'],
    ['has an unknown encoding', { 'content-encoding': 'lzma' }, 'x', 'ACTION_RESPONSE_INVALID'],
  ])('fails if the response %s', async (_title, headers, body, code) => {
    const { url, seen } = await service((_request, response) => {
      response.writeHead(200, headers).end(body);
    });
    const result = await run(actionsFor(url, { request: { url: '{{ env.SHOP }}/x' }, retry: quickRetry }));
    expect(result).toMatchObject({ ok: false, error: { code } });
    expect(seen).toHaveLength(1);
  });

  it('names the output that has no value, and keeps the response', async () => {
    const { url } = await service((_request, response) => sendJson(response, { order: {} }));
    const actions = actionsFor(url, {
      request: { url: '{{ env.SHOP }}/x' },
      output: { total: 'body.order.total' },
    });
    const result = await run(actions);
    expect(result).toMatchObject({ ok: false, output: {}, response: { body: { order: {} } } });
    expect(result.error).toMatchObject({ code: 'ACTION_OUTPUT_INVALID' });
    expect(result.error?.message).toContain('"total"');
  });
});

describe('a call that changes something', () => {
  const post = { method: 'POST', url: '{{ env.SHOP }}/x' };
  const patch = { ...post, method: 'PATCH' };

  it.each<[string, Record<string, unknown>, number, number]>([
    ['a POST', { request: post }, 503, 1],
    ['a PATCH', { request: patch }, 500, 1],
    ['a GET that changes something', { request: { ...post, method: 'GET' }, reads: false }, 503, 1],
    ['a POST after too many requests', { request: post }, 429, 3],
    ['a POST that only reads', { request: post, reads: true }, 503, 3],
    ['a POST with a key that the service knows', { request: post, idempotency: {} }, 503, 3],
    ['a PATCH with a key of its own name', { request: patch, idempotency: { header: 'X-Key' } }, 503, 3],
    ['a PUT', { request: { ...post, method: 'PUT' } }, 503, 3],
    ['a DELETE', { request: { ...post, method: 'DELETE' } }, 503, 3],
  ])(
    '%s %o is sent again only if that does no harm: status %i, %i times',
    async (_title, document, status, times) => {
      const { url, seen } = await service((_request, response) => sendJson(response, {}, status));
      const result = await run(actionsFor(url, { ...document, retry: quickRetry }));
      expect(result).toMatchObject({ ok: false, attempts: times });
      expect(seen).toHaveLength(times);
      const keys = seen.map(({ headers }) => headers['idempotency-key'] ?? headers['x-key']);
      expect(new Set(keys).size).toBe(1);
    },
  );

  it('is not sent again when the connection breaks after it was sent', async () => {
    const { url, seen } = await service((_request, response) => void response.destroy());
    expect(await run(actionsFor(url, { request: post, retry: quickRetry }))).toMatchObject({
      attempts: 1,
      error: { code: 'ACTION_UNREACHABLE' },
    });
    expect(seen).toHaveLength(1);
  });

  it('is sent again when there was no connection', async () => {
    const dead = await startTestService(() => {});
    await dead.close();
    expect(await run(actionsFor(dead.url, { request: post, retry: quickRetry }))).toMatchObject({
      attempts: 3,
    });
  });
});

describe('answers that are used again', () => {
  const request = { url: '{{ env.SHOP }}/rates/{{ input.id }}' };
  const cached = { input: { id: {} }, request, cacheSeconds: 60, output: { n: 'body.n' } };
  const counting = () => service((_request, response, count) => sendJson(response, { n: count }));

  it('answer the same request without a call', async () => {
    const { url, seen } = await counting();
    const actions = actionsFor(url, cached);
    const first = await run(actions, { id: '1' });
    const again = await run(actions, { id: '1' });
    const other = await run(actions, { id: '2' });
    expect([first, again, other].map(({ output }) => output.n)).toEqual([1, 1, 2]);
    expect(first).not.toHaveProperty('cached');
    expect(again).toMatchObject({
      ok: true,
      cached: true,
      attempts: 0,
      response: { status: 200, body: { n: 1 } },
    });
    expect(again.request).toEqual(first.request);
    expect(seen).toHaveLength(2);
  });

  it('tell bodies apart', async () => {
    const { url, seen } = await counting();
    const search = { method: 'POST', url: '{{ env.SHOP }}/search', body: { q: '{{ input.id }}' } };
    const actions = actionsFor(url, { ...cached, reads: true, request: search });
    for (const id of ['1', '2', '1']) await run(actions, { id });
    expect(seen).toHaveLength(2);
  });

  it('are forgotten after their time', async () => {
    const { url, seen } = await counting();
    const actions = actionsFor(url, cached);
    const now = vi.spyOn(performance, 'now');
    const start = performance.now();
    now.mockReturnValue(start);
    await run(actions, { id: '1' });
    now.mockReturnValue(start + 59_000);
    await run(actions, { id: '1' });
    expect(seen).toHaveLength(1);
    now.mockReturnValue(start + 61_000);
    expect((await run(actions, { id: '1' })).output).toEqual({ n: 2 });
    now.mockRestore();
  });

  it('are neither failures nor answers to calls that change something', async () => {
    const failing = await service((_request, response, count) =>
      sendJson(response, { n: count }, count === 1 ? 404 : 200),
    );
    const actions = actionsFor(failing.url, cached);
    expect((await run(actions, { id: '1' })).ok).toBe(false);
    expect((await run(actions, { id: '1' })).output).toEqual({ n: 2 });
    const writing = await counting();
    const writes = actionsFor(writing.url, { ...cached, request: { ...request, method: 'POST' } });
    for (const id of ['1', '1']) await run(writes, { id });
    expect(writing.seen).toHaveLength(2);
  });

  it('make room for others', async () => {
    const text = 'x'.repeat(1024 * 1024 - 1_000);
    const { url, seen } = await service((_request, response) => sendJson(response, text));
    const actions = actionsFor(url, { ...cached, output: {} });
    const ids = Array.from({ length: 33 }, (_, index) => String(index));
    for (const id of ids) await run(actions, { id });
    await run(actions, { id: '32' });
    expect(seen).toHaveLength(33);
    await run(actions, { id: '0' });
    expect(seen).toHaveLength(34);
  });
});

describe('typed outputs', () => {
  it.each<[string, Json, Json | undefined]>([
    ['text', 'a', 'a'],
    ['text', 5, '5'],
    ['text', true, 'true'],
    ['text', [], undefined],
    ['number', 5.5, 5.5],
    ['number', '5.5', undefined],
    ['boolean', false, false],
    ['boolean', 'false', undefined],
    ['json', { a: [1] }, { a: [1] }],
    ['number', null, null],
  ])('%s: %j is %j', async (type, value, expected) => {
    const { url } = await service((_request, response) => sendJson(response, { value }));
    const output = { x: { value: 'body.value', type } };
    const result = await run(actionsFor(url, { request: { url: '{{ env.SHOP }}/x' }, output }));
    if (expected === undefined) {
      expect(result).toMatchObject({ ok: false, output: {}, error: { code: 'ACTION_OUTPUT_INVALID' } });
      expect(result.error?.message).toContain(`must be a ${type}`);
    } else expect(result.output).toEqual({ x: expected });
  });
});

describe('an exchange', () => {
  const env = { TOKEN: 's3cret-value' };
  const auth = { type: 'bearer', secret: 'TOKEN' };

  it('has both bodies as they were sent, without secrets', async () => {
    const { url } = await service((_request, response) => {
      response
        .writeHead(422, { 'content-type': 'application/json' })
        .end('{ "why":  "s3cret-value",\n "id": 12345678901234567890 }');
    });
    const form = { a: '1 2', b: 's3cret-value' };
    const actions = actionsFor(
      url,
      { request: { method: 'POST', url: '{{ env.SHOP }}/x', form }, auth },
      env,
    );
    expect(await actions.exchange({ action: 'a', input: {}, idempotencyKey: 'k' })).toMatchObject({
      sent: 'a=1+2&b=•••',
      received: '{ "why":  "•••",\n "id": 12345678901234567890 }',
      result: {
        ok: false,
        request: { headers: { authorization: '•••' }, body: form && { a: '1 2', b: '•••' } },
        response: { status: 422, body: { why: '•••', id: '12345678901234567890' } },
      },
    });
  });

  it('has an answer that cannot be read', async () => {
    const { url } = await service((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('<html>Log in</html>');
    });
    const actions = actionsFor(url, { request: { url: '{{ env.SHOP }}/x' } });
    expect(await actions.exchange({ action: 'a', input: {}, idempotencyKey: 'k' })).toMatchObject({
      sent: null,
      received: '<html>Log in</html>',
      result: {
        ok: false,
        error: { code: 'ACTION_RESPONSE_INVALID' },
        response: { body: '<html>Log in</html>' },
      },
    });
  });

  it('has neither body when nothing was sent', async () => {
    const actions = actionsFor('http://127.0.0.1:9', { request: { url: '{{ env.SHOP }}/x' }, auth });
    expect(await actions.exchange({ action: 'a', input: {}, idempotencyKey: 'k' })).toMatchObject({
      sent: null,
      received: null,
      result: { ok: false, error: { code: 'ACTION_SECRET_MISSING' } },
    });
  });
});

describe('redirects', () => {
  const auth = { type: 'bearer', secret: 'TOKEN' };

  it('follows a redirect within the origin', async () => {
    const { url, seen } = await service((request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: '/new?a=1' }).end();
      else sendJson(response, { path: request.url });
    });
    const actions = actionsFor(
      url,
      { request: { url: '{{ env.SHOP }}/old' }, auth, output: { p: 'body.path' } },
      { TOKEN: 'token-1' },
    );
    expect(await run(actions)).toMatchObject({ ok: true, output: { p: '/new?a=1' } });
    expect(seen[1]!.headers.authorization).toBe('Bearer token-1');
  });

  it('sends nothing to another origin', async () => {
    const other = await service((_request, response) => sendJson(response, {}));
    const { url } = await service((_request, response) => {
      response.writeHead(302, { location: `${other.url}/x` }).end();
    });
    const actions = actionsFor(url, { request: { url: '{{ env.SHOP }}/old' }, auth }, { TOKEN: 'token-1' });
    expect((await run(actions)).error?.code).toBe('ACTION_REDIRECTED');
    expect(other.seen).toEqual([]);
  });

  it('follows neither a redirected POST nor a redirect loop', async () => {
    const { url, seen } = await service((_request, response) => {
      response.writeHead(307, { location: '/again' }).end();
    });
    const post = actionsFor(url, { request: { method: 'POST', url: '{{ env.SHOP }}/x' } });
    expect((await run(post)).error?.code).toBe('ACTION_REDIRECTED');
    expect(seen).toHaveLength(1);
    const circle = actionsFor(url, { request: { url: '{{ env.SHOP }}/x' } });
    expect((await run(circle)).error?.code).toBe('ACTION_REDIRECTED');
    expect(seen).toHaveLength(5);
  });
});
