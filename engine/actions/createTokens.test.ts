import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { ActionResult } from '../model/ports.ts';
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

const secret = 'client s3cret/ü';
const environment = environmentOf({
  variables: { SHOP: {}, CLIENT: { default: 'shop bot' } },
  secrets: { CLIENT_SECRET: {} },
});
const oauth2 = {
  type: 'oauth2',
  tokenUrl: '{{ env.SHOP }}/token',
  clientId: '{{ env.CLIENT }}',
  secret: 'CLIENT_SECRET',
};

type Answer = (request: SeenRequest, response: ServerResponse, count: number) => void;

/** A service with tokens; `calls` and `tokens` are what it saw. */
async function open(
  { token, call }: { readonly token?: Answer; readonly call?: Answer },
  document: Record<string, unknown> = {},
  env: Record<string, string> = { CLIENT_SECRET: secret },
) {
  const calls: SeenRequest[] = [];
  const tokens: SeenRequest[] = [];
  const { url, close } = await startTestService((request, response) => {
    if (request.url === '/token') {
      tokens.push(request);
      const give = () => sendJson(response, { access_token: `token-${tokens.length}`, expires_in: 3600 });
      if (token === undefined) give();
      else token(request, response, tokens.length);
    } else {
      calls.push(request);
      if (call === undefined) sendJson(response, { echo: request.headers.authorization });
      else call(request, response, calls.length);
    }
  });
  closers.push(close);
  const action = actionOf({
    id: 'a',
    request: { url: '{{ env.SHOP }}/x' },
    auth: oauth2,
    retry: { retries: 2, backoffMs: 1 },
    output: { echo: 'body.echo' },
    ...document,
  });
  const actions = createHttpActions({ actions: { a: action }, environment, env: { SHOP: url, ...env } });
  closers.push(actions.close);
  return { actions, calls, tokens, url };
}

function run(actions: HttpActions): Promise<ActionResult> {
  return actions.run({ action: 'a', input: {}, idempotencyKey: 'k' });
}

const sent = (calls: readonly SeenRequest[]) => calls.map(({ headers }) => headers.authorization);

describe('OAuth 2 client credentials', () => {
  it('are exchanged once for a token, also by calls at the same time', async () => {
    const { actions, calls, tokens } = await open(
      {},
      { auth: { ...oauth2, scope: 'orders read', audience: 'https://api' } },
    );
    const results = await Promise.all([run(actions), run(actions), run(actions)]);
    results.push(await run(actions));
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    expect(sent(calls)).toEqual(Array(4).fill('Bearer token-1'));
    expect(tokens).toHaveLength(1);
    const [{ method, headers, body }] = tokens as [SeenRequest];
    expect(method).toBe('POST');
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
      grant_type: 'client_credentials',
      scope: 'orders read',
      audience: 'https://api',
    });
    const [, encoded = ''] = headers.authorization?.split(' ') ?? [];
    const [id = '', password = ''] = Buffer.from(encoded, 'base64').toString().split(':');
    expect([id, password].map((part) => new URLSearchParams(`x=${part}`).get('x'))).toEqual([
      'shop bot',
      secret,
    ]);
  });

  it('can be sent in the form', async () => {
    const { actions, tokens } = await open({}, { auth: { ...oauth2, credentials: 'form' } });
    expect(await run(actions)).toMatchObject({ ok: true });
    expect(tokens[0]?.headers).not.toHaveProperty('authorization');
    expect(Object.fromEntries(new URLSearchParams(tokens[0]?.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: 'shop bot',
      client_secret: secret,
    });
  });

  it('show neither secret nor token, even if the services echo them', async () => {
    const { actions } = await open({
      token: (request, response) =>
        sendJson(
          response,
          { error: 'invalid_client', error_description: request.headers.authorization },
          401,
        ),
    });
    const refused = await run(actions);
    const { actions: others } = await open({});
    const accepted = await run(others);
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'ACTION_TOKEN_FAILED', message: expect.stringContaining('status 401, invalid_client') },
      response: null,
    });
    expect(accepted).toMatchObject({
      output: { echo: 'Bearer •••' },
      request: { headers: { authorization: '•••' } },
    });
    const text = JSON.stringify([refused, accepted]);
    for (const hidden of ['token-1', secret, 'c2hvcCtib3Q6', 's3cret']) expect(text).not.toContain(hidden);
  });

  it('are exchanged again before the token expires', async () => {
    const { actions, tokens } = await open({
      token: (_request, response, count) =>
        sendJson(response, { access_token: `token-${count}`, token_type: 'bearer', expires_in: '0.001' }),
    });
    await run(actions);
    await run(actions);
    expect(tokens).toHaveLength(2);
  });

  it('are exchanged once more when the service refuses the token', async () => {
    const { actions, calls, tokens } = await open({
      call: (request, response) =>
        sendJson(response, { echo: '' }, request.headers.authorization === 'Bearer token-2' ? 200 : 401),
    });
    expect(await run(actions)).toMatchObject({ ok: true, attempts: 1 });
    expect(await run(actions)).toMatchObject({ ok: true });
    expect(sent(calls)).toEqual(['Bearer token-1', 'Bearer token-2', 'Bearer token-2']);
    expect(tokens).toHaveLength(2);
  });

  it('are not exchanged for ever when the service refuses every token', async () => {
    const { actions, calls, tokens } = await open({
      call: (_request, response) => sendJson(response, {}, 401),
    });
    expect(await run(actions)).toMatchObject({ ok: false, response: { status: 401 } });
    expect([calls.length, tokens.length]).toEqual([2, 2]);
  });

  it.each([
    ['no token', { token_type: 'Bearer' }, 200, 'no access_token'],
    ['another type', { access_token: 'x', token_type: 'mac' }, 200, 'mac'],
    ['a token with a line break', { access_token: 'x\ny' }, 200, 'header'],
    ['a refusal without reason', 'nope', 403, 'status 403'],
    ['a redirect', {}, 302, 'status 302'],
  ])('fail without a call when the answer is %s', async (_title, answer, status, reason) => {
    const { actions, calls, tokens } = await open({
      token: (_request, response) => sendJson(response, answer, status),
    });
    const { error } = await run(actions);
    expect(error).toMatchObject({ code: 'ACTION_TOKEN_FAILED', message: expect.stringContaining(reason) });
    expect(error?.remedy).toContain('clientId');
    expect([calls.length, tokens.length]).toEqual([0, 1]);
  });

  it('are exchanged again after a failure that may pass, even for a call that must not be repeated', async () => {
    const post = { request: { method: 'POST', url: '{{ env.SHOP }}/x' } };
    const { actions, calls } = await open(
      {
        token: (_request, response, count) =>
          count < 3 ? sendJson(response, {}, 503) : sendJson(response, { access_token: 'late' }),
      },
      post,
    );
    expect(await run(actions)).toMatchObject({ ok: true, attempts: 3 });
    expect(sent(calls)).toEqual(['Bearer late']);
    const { actions: down } = await open({ token: (_request, response) => void response.destroy() }, post);
    expect(await run(down)).toMatchObject({
      ok: false,
      attempts: 3,
      error: { code: 'ACTION_TOKEN_UNAVAILABLE' },
    });
  });

  it('end with the time of the call, and do not take the token from another one', async () => {
    const held: (() => void)[] = [];
    const { actions, tokens } = await open(
      { token: (_request, response) => void held.push(() => sendJson(response, { access_token: 'late' })) },
      { timeoutMs: 50 },
    );
    expect(await run(actions)).toMatchObject({ ok: false, error: { code: 'ACTION_TIMEOUT' } });
    for (const give of held) give();
    expect(await run(actions)).toMatchObject({ ok: true });
    expect(tokens).toHaveLength(1);
  });

  it('fail without a secret or variable', async () => {
    const { actions, tokens } = await open({}, {}, {});
    expect((await run(actions)).error?.code).toBe('ACTION_SECRET_MISSING');
    const { actions: others } = await open({}, { auth: { ...oauth2, clientId: '{{ env.NOPE }}' } });
    expect((await run(others)).error?.code).toBe('ACTION_VARIABLE_UNDECLARED');
    expect(tokens).toEqual([]);
  });

  it('go to no host that a value determines', async () => {
    const { actions } = await open(
      {},
      { auth: { ...oauth2, tokenUrl: 'https://{{ env.CLIENT }}.example/token' } },
    );
    expect((await run(actions)).error?.code).toBe('ACTION_URL_INVALID');
  });
});
