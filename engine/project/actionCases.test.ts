import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handleMessage } from '../conversation/handleMessage.ts';
import { startConversation } from '../conversation/startConversation.ts';
import { createEngine } from './createEngine.ts';

// Cases that people reported of tools like this one, from a project's files to what the service and the recording get.

interface Received {
  readonly type: string | undefined;
  readonly body: string;
}

let server: Server;
let received: Received[] = [];
let answer: { readonly status: number; readonly body: string } = { status: 200, body: '{}' };

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += String(part);
    });
    request.on('end', () => {
      received.push({ type: request.headers['content-type'], body });
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
});
afterAll(() => server.close());

interface Case {
  /** The action from `request` on. */
  readonly action: string;
  readonly status?: number;
  readonly body?: string;
  /** What is said after the call. */
  readonly told?: string;
  readonly failed?: string;
  readonly input?: string;
  readonly more?: Readonly<Record<string, string>>;
  /** What follows the call, instead of telling. */
  readonly next?: string;
}

/** Calls the action in a conversation; returns what was said and logged. */
async function call({
  action,
  status = 200,
  body = '{}',
  told = 'ok',
  failed = 'failed',
  input,
  more,
  next,
}: Case) {
  answer = { status, body };
  received = [];
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const engine = await createEngine({
    files: {
      'dialoom.yaml': `dialoom: 2
name: Cases
defaultLocale: en
locales: [en]
entryFlow: main
slots:
  amount: { type: money }
environment: { variables: { API_URL: {} } }
`,
      'locales/en.yaml': '{}\n',
      'flows/main.flow.yaml': `id: main
name: Main
states:
  - { id: start, kind: start, on: { next: ask } }
  - { id: ask, kind: collect, slot: amount, prompt: How much?, on: { next: call } }
  - { id: call, kind: action, action: service, inputs: ${input ?? '{}'}, on: { success: ${next === undefined ? 'told' : 'more'}, error: failed } }
${next ?? ''}
  - { id: told, kind: end, message: '${told}' }
  - { id: failed, kind: end, message: '${failed}' }
`,
      'actions/service.yaml': `id: service\nname: Service\n${action}\nmock: [{ name: ok, response: { status: 200, body: {} } }]\n`,
      ...more,
    },
    environment: { API_URL: url },
  });
  let { session } = await startConversation(engine, { source: 'cli' });
  ({ session } = await handleMessage(engine, session, { text: '1,234.50' }));
  const log = await session.history();
  const said = log.flatMap((entry) =>
    entry.entry === 'effect' && entry.effect.type === 'say' ? [entry.effect.text] : [],
  );
  return { said: said.slice(1), log: JSON.stringify(log), snapshot: session.snapshot };
}

const post = (rest: string): string => `request: { method: POST, url: '{{ env.API_URL }}/x', ${rest} }`;

describe('A1: a body that is no JSON', () => {
  const typed = 'headers: { content-type: application/x-www-form-urlencoded }';

  it('is sent as written, in the type that is stated', async () => {
    await call({ action: post("headers: { content-type: application/xml }, text: '<a>1</a>'") });
    expect(received).toEqual([{ type: 'application/xml', body: '<a>1</a>' }]);
  });

  it('is a form if it is one', async () => {
    await call({ action: post('form: { grant_type: client_credentials, n: "1 + 1" }') });
    expect(received).toEqual([
      { type: 'application/x-www-form-urlencoded', body: 'grant_type=client_credentials&n=1+%2B+1' },
    ]);
  });

  it('is an error if the type is not that of the body', async () => {
    await expect(call({ action: post(`${typed}, body: 'grant_type=x'`) })).rejects.toMatchObject({
      code: 'ACTION_CONTENT_TYPE',
    });
    await expect(
      call({ action: post("headers: { content-type: text/plain }, body: 'x'") }),
    ).rejects.toMatchObject({
      code: 'ACTION_CONTENT_TYPE',
    });
  });
});

describe('A2: whole numbers beyond 2^53', () => {
  it.each(['12345678901234567890', '9007199254740993'])('keep their digits: %s', async (digits) => {
    const { said } = await call({
      action: `${post('body: {}')}\noutput: { id: body.id }`,
      body: `{"id":${digits},"n":7}`,
      told: '{{ vars.service.id }}',
    });
    expect(said).toEqual([digits]);
  });
});

describe('A3: an answer with a key "constructor"', () => {
  it.each([
    ['{"constructor":"Ferrari","ok":1}', 'Ferrari'],
    ['{"constructor":2026,"ok":1}', '2026'],
    ['{"constructor":["a","b"],"ok":1}', 'ab'],
    ['{"constructor":null,"ok":1}', ''],
  ])('is read: %s', async (body, text) => {
    const { said } = await call({
      action: `${post('body: {}')}\noutput: { maker: 'body["constructor"]', ok: body.ok }`,
      body,
      told: '[{{ vars.service.maker }}]{{ vars.service.ok }}',
    });
    expect(said).toEqual([`[${text}]1`]);
  });
});

describe('A4: the body of a 4xx', () => {
  it('is there for the flow to say why', async () => {
    const { said } = await call({
      action: post('body: {}'),
      status: 422,
      body: '{"code":"TOO_LATE","days":31}',
      failed:
        '{{ vars.service.error.status }} {{ vars.service.error.body.code }} {{ vars.service.error.body.days }}',
    });
    expect(said).toEqual(['422 TOO_LATE 31']);
  });
});

describe('A5: a fetched access token', () => {
  it.each(['t3', 'tok-1a2b3c4d5e6f'])('is used, and stands nowhere in the recording: %s', async (token) => {
    const { log, snapshot } = await call({
      action: `${post('body: {}')}\noutput: { token: { value: body.token, sensitive: true } }`,
      body: JSON.stringify({ token }),
      next: '  - { id: more, kind: action, action: use, inputs: { token: vars.service.token }, on: { success: told, error: failed } }',
      more: {
        'actions/use.yaml': `id: use
name: Use
input: { token: {} }
${post("body: { with: '{{ input.token }}' }")}
mock: [{ name: ok, response: { status: 200, body: {} } }]
`,
      },
    });
    expect(received.map(({ body }) => body)).toEqual(['{}', JSON.stringify({ with: token })]);
    expect(log).not.toContain(`"${token}"`);
    expect(log).toContain('service');
    expect(snapshot.status).toBe('ended');
  });
});

describe('L1: an amount in a request', () => {
  it('is a number, unless a filter writes it for people', async () => {
    const { said } = await call({
      action: `input: { amount: { type: number }, locale: {} }
${post("body: { amount: '{{ input.amount }}', note: 'pays {{ input.amount }}', mail: '{{ input.amount | money: \"EUR\", locale: input.locale }}' }")}`,
      input: '{ amount: slots.amount, locale: \'"de"\' }',
      told: '{{ slots.amount }}',
    });
    expect(received.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { amount: 1234.5, note: 'pays 1234.5', mail: '1.234,50 €' },
    ]);
    expect(said).toEqual(['1,234.50']);
  });
});
