import { describe, expect, it } from 'vitest';
import { createHttpActions } from '../actions/createHttpActions.ts';
import { readFixtureProject } from '../conversation/testing/readFixtureProject.ts';
import { systemClock } from '../project/systemPorts.ts';
import { readRecording } from '../replay/recording.ts';
import { createMemoryStores } from '../stores/createMemoryStores.ts';
import { testEngine, testServer } from './fixtures/runtimeParts.ts';

const json = { 'content-type': 'application/json' };

async function talking() {
  const server = await testServer();
  const started = await server.app.inject({ method: 'POST', url: '/conversations' });
  const { id } = started.json();
  const post = (payload: object | string, headers: Record<string, string> = json) =>
    server.app.inject({ method: 'POST', url: `/conversations/${id}/messages`, payload, headers });
  return { ...server, started, id: id as string, post };
}

describe('the conversation routes', () => {
  it('start a conversation, take messages and return the transcript', async () => {
    const { app, started, id, post } = await talking();
    expect(started.statusCode).toBe(201);
    expect(started.headers.location).toBe(`/conversations/${id}`);
    expect(started.json()).toMatchObject({ status: 'active', resolution: null, turn: 0 });
    const opening = started.json().messages as unknown[];
    expect(opening.length).toBeGreaterThan(0);

    const answer = await post({ text: 'Where is my order 1234567890?' });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ id, turn: 1, status: 'active' });
    expect(
      answer
        .json()
        .messages.every(
          ({ from, turn }: { from: string; turn: number }) => from === 'assistant' && turn === 1,
        ),
    ).toBe(true);

    const whole = await app.inject({ url: `/conversations/${id}` });
    expect(whole.json().messages).toEqual([
      ...opening,
      { from: 'customer', text: 'Where is my order 1234567890?', quickReplies: [], citations: [], turn: 1 },
      ...answer.json().messages,
    ]);
  });

  it('offer quick replies and cite sources', async () => {
    const { started, post } = await talking();
    expect(started.json().messages.at(-1).quickReplies).toContainEqual({
      label: 'Return an item',
      value: 'returning',
    });
    await post({ text: 'Ask something', value: 'question' });
    const answer = await post({ text: 'How long may I return things?' });
    expect(answer.json().messages[0].citations[0]).toEqual({
      source: 'knowledge/returns.md',
      titlePath: ['Returns'],
      text: 'You can return items within 90 days.',
    });
  });

  it('speak the requested language', async () => {
    const { app } = await testServer();
    const start = (locale: string) =>
      app.inject({ method: 'POST', url: '/conversations', payload: { locale } });
    expect((await start('de')).json().messages[0].text).not.toBe((await start('en')).json().messages[0].text);
    expect((await start('fr')).statusCode).toBe(201);
  });

  it('return a recording that can be read', async () => {
    const { app, id, post } = await talking();
    await post({ text: 'hello' });
    const answer = await app.inject({ url: `/conversations/${id}/recording` });
    expect(answer.headers['content-type']).toContain('application/jsonl');
    expect(readRecording(answer.body, 'x').header).toMatchObject({ id, source: 'runtime' });
  });

  it('reject messages to a conversation that has ended', async () => {
    const { post } = await talking();
    const last = await post({ text: 'a person, please' });
    expect(last.json()).toMatchObject({ status: 'ended', resolution: 'escalated' });
    const refused = await post({ text: 'hello?' });
    expect([refused.statusCode, refused.json().error.code]).toEqual([409, 'CONVERSATION_ENDED']);
  });

  it('run the turns of one conversation one after the other', async () => {
    const { app, id, post } = await talking();
    const answers = await Promise.all(['one', 'two', 'three'].map((text) => post({ text })));
    expect(answers.map((answer) => answer.json().turn)).toEqual([1, 2, 3]);
    const { messages } = (await app.inject({ url: `/conversations/${id}` })).json();
    expect(
      messages
        .filter(({ from }: { from: string }) => from === 'customer')
        .map(({ text }: { text: string }) => text),
    ).toEqual(['one', 'two', 'three']);
  });

  it('continue after a restart in the middle of a conversation', async () => {
    const stores = createMemoryStores(systemClock);
    const first = await testServer({ stores });
    const { id } = (await first.app.inject({ method: 'POST', url: '/conversations' })).json();
    const send = (app: typeof first.app, text: string) =>
      app.inject({ method: 'POST', url: `/conversations/${id}/messages`, payload: { text } });
    await send(first.app, 'Where is my order?');
    const second = await testServer({ stores, engine: testEngine() });
    const answer = await send(second.app, '1234567890');
    expect(answer.json()).toMatchObject({ turn: 2 });
    expect(answer.json().messages[0].text).toBe('Your order is shipped.');
  });

  it('continue the conversation if an action server is down', async () => {
    const actions = createHttpActions({
      actions: readFixtureProject('shop').actions,
      environment: { variables: { SHOP_API_URL: {} }, secrets: {} },
      env: { SHOP_API_URL: 'http://127.0.0.1:9' },
    });
    const { app } = await testServer({ engine: testEngine({ ports: { run_action: actions } }) });
    const { id } = (await app.inject({ method: 'POST', url: '/conversations' })).json();
    const answer = await app.inject({
      method: 'POST',
      url: `/conversations/${id}/messages`,
      payload: { text: 'status of order 1234567890' },
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.json().messages[0].text).toMatch(/^I cannot look that up: ACTION_/);
    await actions.close();
  });
});

describe('errors of the server', () => {
  it.each<[string, object | string, Record<string, string>, number]>([
    ['no text', {}, json, 400],
    ['an empty text', { text: '' }, json, 400],
    ['a blank text', { text: '  ' }, json, 400],
    ['a text that is too long', { text: 'x'.repeat(10_001) }, json, 400],
    ['a text of another type', { text: 1 }, json, 400],
    ['a body that is not JSON', '{', json, 400],
    ['no body', '', json, 400],
    ['a body of another type', 'text=x', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['a body that is too large', { text: 'x', more: 'x'.repeat(70_000) }, json, 413],
  ])('%s is rejected with a message', async (_what, payload, headers, status) => {
    const { post } = await talking();
    const answer = await post(payload, headers);
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toEqual({
      error: {
        code: expect.stringMatching(/^[A-Z_]+$/),
        message: expect.any(String),
        remedy: expect.any(String),
      },
    });
    expect((await post({ text: 'hello' })).statusCode).toBe(200);
  });

  it.each([
    ['POST', '/conversations/none/messages', 'SERVER_UNKNOWN_CONVERSATION'],
    ['GET', '/conversations/none', 'SERVER_UNKNOWN_CONVERSATION'],
    ['GET', '/conversations/none/recording', 'SERVER_UNKNOWN_CONVERSATION'],
    ['GET', '/conversations/none/events', 'SERVER_UNKNOWN_CONVERSATION'],
    ['GET', '/nowhere', 'SERVER_NOT_FOUND'],
    ['DELETE', '/conversations', 'SERVER_NOT_FOUND'],
  ] as const)('%s %s answers %s', async (method, url, code) => {
    const { app } = await testServer();
    const answer = await app.inject({
      method,
      url,
      ...(method === 'POST' ? { payload: { text: 'x' } } : {}),
    });
    expect([answer.statusCode, answer.json().error.code]).toEqual([404, code]);
  });

  it('reveal no internals of a server failure', async () => {
    const stores = createMemoryStores(systemClock);
    const append = () => Promise.reject(new Error('/secret/path is full'));
    const { app } = await testServer({ stores: { ...stores, sessions: { ...stores.sessions, append } } });
    const answer = await app.inject({ method: 'POST', url: '/conversations' });
    expect([answer.statusCode, answer.json().error.code]).toEqual([500, 'SERVER_INTERNAL']);
    expect(answer.body).not.toContain('secret');
  });
});

describe('health and description', () => {
  it('is alive, and ready unless something is missing', async () => {
    let reason: string | null = null;
    const { app } = await testServer({ notReady: () => reason });
    expect((await app.inject({ url: '/healthz' })).json()).toEqual({ status: 'ok' });
    expect((await app.inject({ url: '/readyz' })).json()).toEqual({ status: 'ready' });
    reason = 'the runtime is shutting down';
    const answer = await app.inject({ url: '/readyz' });
    expect([answer.statusCode, answer.json()]).toEqual([503, { status: 'not ready', reason }]);
    expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200);
  });

  it('describes every route in an OpenAPI document', async () => {
    const { app } = await testServer();
    const document = (await app.inject({ url: '/openapi.json' })).json();
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Dialoom runtime: Shop', version: '1.2.3' },
    });
    const routes = Object.entries<object>(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(routes.sort()).toEqual([
      'delete /customers/{id}/memory',
      'get /conversations/{id}',
      'get /conversations/{id}/events',
      'get /conversations/{id}/recording',
      'get /healthz',
      'get /readyz',
      'post /conversations',
      'post /conversations/{id}/messages',
    ]);
    const post = document.paths['/conversations/{id}/messages'].post;
    expect(post.requestBody.content['application/json'].schema.required).toEqual(['text']);
    expect(Object.keys(post.responses)).toEqual(['200', '400', '404', '409']);
    expect(post.requestBody.required).toBe(true);
    expect(document.paths['/conversations'].post.requestBody.required).toBe(false);
    for (const [route, type] of [
      ['recording', 'application/jsonl'],
      ['events', 'text/event-stream'],
    ] as const) {
      const { responses } = document.paths[`/conversations/{id}/${route}`].get;
      expect(Object.keys(responses)).toEqual(['200', '404']);
      expect(Object.keys(responses['200'].content)).toEqual([type]);
    }
    for (const operations of Object.values<
      Record<string, { summary?: string; parameters?: { name: string }[] }>
    >(document.paths)) {
      for (const operation of Object.values(operations)) expect(operation.summary).toBeTruthy();
    }
    // Every reference in the document leads somewhere.
    for (const [, pointer] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const target = pointer
        ?.split('/')
        .reduce<Record<string, unknown> | undefined>(
          (node, key) => node?.[key] as Record<string, unknown> | undefined,
          document,
        );
      expect([pointer, target]).not.toEqual([pointer, undefined]);
    }
  });
});
