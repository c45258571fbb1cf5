import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFiles } from '../project/fixtures/projectFolder.ts';
import { terminal } from './fixtures/terminal.ts';

/** A project that asks for an order and looks it up over HTTP. */
const orders: Readonly<Record<string, string>> = {
  'dialoom.yaml':
    'dialoom: 2\nname: Orders\ndefaultLocale: en\nlocales: [en]\nentryFlow: main\n' +
    'slots:\n  order_id: { type: text }\n  order_state: { type: text }\n' +
    'environment:\n  variables:\n    SHOP_API_URL: {}\n',
  'locales/en.yaml': '{}\n',
  'flows/main.flow.yaml': `id: main
name: Main
states:
  - { id: start, kind: start, on: { next: ask } }
  - { id: ask, kind: collect, slot: order_id, prompt: 'Which order?', on: { next: fetch } }
  - id: fetch
    kind: action
    action: get_order
    inputs: { order_id: slots.order_id }
    slots: { order_state: vars.get_order.status }
    on: { success: tell, error: hand_over }
  - { id: tell, kind: end, message: 'It is {{ slots.order_state }}.' }
  - { id: hand_over, kind: escalate, reason: 'Order {{ slots.order_id }} cannot be looked up ({{ vars.get_order.error.code }})', queue: tech }
`,
  'actions/get_order.yaml': `id: get_order
name: Get an order
input: { order_id: {} }
request: { url: '{{ env.SHOP_API_URL }}/orders/{{ input.order_id }}' }
timeoutMs: 2000
output: { status: body.status }
mock:
  - name: shipped
    response: { status: 200, body: { status: shipped } }
`,
};

function inOrders(options: Parameters<typeof terminal>[0] = {}) {
  const made = terminal(options);
  writeFiles(join(made.cwd, 'p'), orders);
  return made;
}

describe('dialoom new', () => {
  it('creates a project that validates, and none in a folder that is not empty', async () => {
    const { cwd, run } = terminal();
    expect(await run('new', 'sub/my shop', '--json')).toMatchObject({
      code: 0,
      out: [JSON.stringify({ path: join(cwd, 'sub/my shop') })],
    });
    expect(readFileSync(join(cwd, 'sub/my shop/dialoom.yaml'), 'utf8')).toContain('name: my shop');
    expect(await run('validate', 'sub/my shop')).toEqual({
      code: 0,
      out: ['0 errors, 0 warnings'],
      notes: [],
    });
    expect(await run('new', 'sub/my shop')).toMatchObject({
      code: 1,
      notes: [expect.stringMatching(/^PROJECT_FOLDER_NOT_EMPTY .*my shop: /)],
    });
  });

  it('lists the templates, and names them if an unknown one is requested', async () => {
    const { run } = terminal();
    const listed = await run('new', '--list');
    expect(listed.out.map((line) => line.split(':')[0])).toEqual(
      expect.arrayContaining(['retail-support', 'blank']),
    );
    expect(JSON.parse((await run('new', '--list', '--json')).out[0] ?? '')[0]).toMatchObject({
      id: 'retail-support',
    });
    expect((await run('new', 'x', '--template', 'bakery')).notes[0]).toMatch(
      /^PROJECT_UNKNOWN_TEMPLATE: .*bakery.*blank.*retail-support/,
    );
  });
});

describe('dialoom validate', () => {
  it('counts its findings, in singular and plural', async () => {
    const { cwd, run } = inOrders();
    const flow = orders['flows/main.flow.yaml'] ?? '';
    const countWith = async (transition: string) => {
      writeFiles(join(cwd, 'p'), { 'flows/main.flow.yaml': flow.replace('error: hand_over', transition) });
      return (await run('validate', 'p')).out.at(-1);
    };
    expect(await countWith('error: hand_over, a: tell')).toBe('1 error, 1 warning');
    expect(await countWith('error: hand_over, a: tell, b: tell')).toBe('2 errors, 1 warning');
  });

  it('prints problems as JSON, and migrates an old project if asked to', async () => {
    const { cwd, run } = inOrders();
    writeFiles(join(cwd, 'p'), {
      'dialoom.yaml': (orders['dialoom.yaml'] ?? '').replace('dialoom: 2', 'dialoom: 1'),
    });
    const old = await run('validate', 'p', '--json');
    expect(old.code).toBe(1);
    expect(JSON.parse(old.out[0] ?? '')).toContainEqual(
      expect.objectContaining({ severity: 'error', code: 'MODEL_VERSION_OLD' }),
    );
    const migrated = await run('validate', 'p', '--migrate', '--json');
    expect(migrated).toMatchObject({
      code: 0,
      out: [expect.not.stringContaining('"severity":"error"')],
      notes: [expect.stringContaining('Migrated from format 1 to 2')],
    });
    expect(existsSync(join(cwd, 'p/.dialoom/format-1/dialoom.yaml'))).toBe(true);
  });
});

describe('dialoom simulate', () => {
  it('advances the time to the next timer', async () => {
    const { cwd, run } = terminal();
    writeFiles(join(cwd, 'p'), {
      ...orders,
      'flows/main.flow.yaml': `id: main
name: Main
states:
  - { id: start, kind: start, on: { next: wait } }
  - { id: wait, kind: wait, for: 10m, on: { next: ask } }
  - { id: ask, kind: collect, slot: order_id, prompt: 'Which order?', noInputAfter: 1m, on: { next: done } }
  - { id: done, kind: end }
`,
    });
    writeFileSync(join(cwd, 'lines.txt'), '/wait\n/wait\n17\n');
    expect(await run('simulate', 'p', '--script', 'lines.txt')).toMatchObject({
      code: 0,
      out: [
        '  (waiting; /wait skips the time)',
        'assistant> Which order?',
        'assistant> Are you still there?',
        'customer> 17',
        '  conversation ended: resolved',
      ],
    });
  });

  it('says a list of messages as one thought, without waiting for the pause', async () => {
    const { cwd, run } = inOrders();
    writeFileSync(
      join(cwd, 'thoughts.json'),
      JSON.stringify([[{ text: 'hello' }, { attachments: [{ kind: 'picture', name: 'a.jpg' }] }]]),
    );
    const { code, out } = await run('simulate', 'p', '--script', 'thoughts.json');
    expect(code).toBe(0);
    const said = out.indexOf('customer> hello');
    expect(out[said + 1]).toBe('customer> [picture: a.jpg]');
    expect(out[said + 2]).toBe('assistant> I can only read what you write, not what you attach.');
  });

  it('reports that nothing is waiting', async () => {
    const { cwd, run } = inOrders();
    writeFileSync(join(cwd, 'lines.txt'), '/wait\n');
    const { code, notes } = await run('simulate', 'p', '--script', 'lines.txt');
    expect([code, notes]).toEqual([
      0,
      expect.arrayContaining(['The conversation is not waiting for a timer.']),
    ]);
  });

  it('plays a script against the mock server and prints the conversation', async () => {
    const { cwd, run } = inOrders();
    writeFileSync(join(cwd, 'lines.txt'), '# the order\n\nA-1\nnever read: the conversation has ended\n');
    const { code, out } = await run('simulate', 'p', '--script', 'lines.txt', '--trace');
    expect(code).toBe(0);
    expect(out).toEqual([
      '  [main/start: enter -> next]',
      '  [main/ask: enter -> waits]',
      'assistant> Which order?',
      'customer> A-1',
      '  [main/ask: policy -> waits, Understood as answer: A-1]',
      '  [main/ask: input -> next]',
      '  [main/fetch: enter -> waits]',
      '  [main/fetch: action_result -> success]',
      '  [main/tell: enter -> waits]',
      'assistant> It is shipped.',
      '  conversation ended: resolved',
    ]);
  });

  it('reads piped input, prints JSON, and records what replays without a difference', async () => {
    const { cwd, run } = inOrders({ typed: 'A-1\n' });
    const { code, out, notes } = await run('simulate', 'p', '--json', '--record', 'r.jsonl');
    expect(code).toBe(0);
    expect(notes.at(-1)).toBe('Recording: r.jsonl');
    expect(
      out.map((line) => JSON.parse(line)).map(({ turn, status, resolution }) => [turn, status, resolution]),
    ).toEqual([
      [0, 'active', null],
      [1, 'ended', 'resolved'],
    ]);
    const same = await run('replay', 'p', 'r.jsonl');
    expect(same).toMatchObject({ code: 0, out: ['same: r.jsonl (2 turns)'] });

    const flow = join(cwd, 'p/flows/main.flow.yaml');
    writeFileSync(flow, readFileSync(flow, 'utf8').replace('It is {{', 'It has {{'));
    const different = await run('replay', 'p', 'r.jsonl');
    expect(different.code).toBe(1);
    expect(different.out[0]).toMatch(/^different: r\.jsonl at turn 1: /);
    expect(different.out.join('\n')).toContain('It has shipped.');
    const report = JSON.parse((await run('replay', 'p', 'r.jsonl', '--json')).out[0] ?? '');
    expect(report).toMatchObject({ path: 'r.jsonl', same: false, firstDifference: { turn: 1 } });
  });

  it('talks to the named customer', async () => {
    const { run } = inOrders({ typed: 'A-1\n' });
    const startOf = async (...options: readonly string[]) =>
      JSON.parse((await run('simulate', 'p', '--json', ...options)).out[0] ?? '').entries[0].event.customer;
    expect(await startOf()).toEqual({ id: null, authenticated: false });
    expect(await startOf('--customer', 'c1')).toEqual({ id: 'c1', authenticated: false });
    expect(await startOf('-c', 'c1', '--authenticated')).toEqual({ id: 'c1', authenticated: true });
    expect(await run('simulate', 'p', '--customer', '')).toMatchObject({ code: 2 });
  });

  it('continues when the action server is down, and reports why', async () => {
    const { run } = inOrders({ typed: 'A-1\n', env: { SHOP_API_URL: 'http://127.0.0.1:9' } });
    const { code, out, notes } = await run('simulate', 'p', '--actions', 'live');
    expect(code).toBe(0);
    expect(notes.at(-1)).toMatch(
      /^ACTION_UNREACHABLE actions\/get_order\.yaml: http:\/\/127\.0\.0\.1:9 does not answer .*\. Check that the service is running/,
    );
    expect(out.join('\n')).toMatch(
      /handoff \(tech, normal\): .*Order A-1 cannot be looked up \(ACTION_[A-Z_]+\)/,
    );
    expect(out.at(-1)).toBe('  conversation ended: escalated');
  });
});

describe('dialoom mock', () => {
  it("serves the actions' examples until it is stopped", async () => {
    const { start } = inOrders();
    const { first, stop } = await start('mock', 'p', '--port', '0', '--json');
    const { url, routes, environment } = JSON.parse(first);
    expect(routes).toEqual([
      { action: 'get_order', method: 'GET', path: '/orders/:order_id', examples: ['shipped'] },
    ]);
    const answer = await fetch(`${environment.SHOP_API_URL}/orders/A-1`);
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'shipped' }]);
    expect((await stop()).code).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });
});

describe('dialoom bundle and serve', () => {
  const missing = expect.stringMatching(/"level":40.*ACTION_VARIABLE_MISSING.*SHOP_API_URL has no value/);

  it('build and serve a bundle that answers as the project did, over real HTTP', async () => {
    const { cwd, run, start } = inOrders();
    const made = await run('bundle', 'p', '-o', 'orders.dialoom', '--json');
    const info = JSON.parse(made.out[0] ?? '');
    expect(info).toMatchObject({
      path: join(cwd, 'orders.dialoom'),
      bytes: readFileSync(join(cwd, 'orders.dialoom')).length,
      signedBy: null,
      requiredVariables: ['SHOP_API_URL'],
      requiredSecrets: [],
    });
    expect(await run('bundle', 'p', '-o', 'orders.dialoom')).toMatchObject({
      code: 1,
      notes: [expect.stringMatching(/^CLI_FILE_EXISTS: /)],
    });
    const again = await run('bundle', 'p', '-o', 'orders.dialoom', '--force');
    expect(again.out[0]).toContain(`sha256 ${info.sha256}`);

    const mock = await start('mock', 'p', '--port', '0', '--json');
    const serving = terminal({ env: JSON.parse(mock.first).environment });
    const runtime = await serving.start('serve', join(cwd, 'orders.dialoom'), '--port', '0', '--json');
    const { url } = JSON.parse(runtime.first);
    const post = async (path: string, body: object) =>
      (
        await fetch(`${url}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).json();
    const { id, messages } = await post('/conversations', {});
    expect(messages[0].text).toBe('Which order?');
    expect(await post(`/conversations/${id}/messages`, { text: 'A-1' })).toMatchObject({
      status: 'ended',
      messages: [{ text: 'It is shipped.' }],
    });
    // What the runtime recorded replays against the project.
    writeFileSync(
      join(cwd, 'served.jsonl'),
      await (await fetch(`${url}/conversations/${id}/recording`)).text(),
    );
    expect(await run('replay', 'p', 'served.jsonl')).toMatchObject({ code: 0 });
    expect(await runtime.stop()).toMatchObject({ code: 0, notes: expect.not.arrayContaining([missing]) });
    expect((await mock.stop()).code).toBe(0);

    // Without the variables of the actions it serves too, and warns of what will fail.
    const bare = terminal({ env: { CUSTOMERS: ' ' } });
    const warned = await bare.start('serve', join(cwd, 'orders.dialoom'), '--port', '0');
    expect((await warned.stop()).notes).toEqual(expect.arrayContaining([missing]));
    const secret = await bare.run(
      'serve',
      join(cwd, 'orders.dialoom'),
      '--port',
      '0',
      '--customer-secret-env',
      'CUSTOMERS',
    );
    expect(secret).toMatchObject({
      code: 1,
      notes: [expect.stringMatching(/^SERVER_CUSTOMER_SECRET_MISSING: /)],
    });

    // A bundle that did not arrive as it was sent is refused, and left as it is.
    const good = readFileSync(join(cwd, 'orders.dialoom'));
    const damaged = Buffer.from(good);
    damaged[good.length >> 1]! ^= 1;
    for (const [name, bytes, start, remedy] of [
      ['damaged', damaged, 'BUNDLE_DAMAGED', 'rebuild it with "dialoom bundle".'],
      [
        'cut',
        good.subarray(0, good.length >> 1),
        'BUNDLE_NOT_A_BUNDLE',
        'check that it was copied completely.',
      ],
    ] as const) {
      const path = join(cwd, `${name}.dialoom`);
      writeFileSync(path, bytes);
      const { code, out, notes } = await run('serve', `${name}.dialoom`, '--port', '0');
      expect([code, out, notes.length]).toEqual([1, [], 1]);
      expect(notes[0]?.startsWith(`${start} ${path}: `), notes[0]).toBe(true);
      expect(notes[0]?.endsWith(remedy), notes[0]).toBe(true);
      expect(readFileSync(path)).toEqual(bytes);
    }

    const untrusted = terminal();
    writeFileSync(join(untrusted.cwd, 'key.pem'), 'no key');
    const refused = await untrusted.run(
      'serve',
      join(cwd, 'orders.dialoom'),
      '--port',
      '0',
      '--trust',
      'key.pem',
    );
    expect([refused.code, refused.notes.length]).toEqual([1, 1]);
    expect(refused.notes[0]).toMatch(/^BUNDLE_/);
  });
});
