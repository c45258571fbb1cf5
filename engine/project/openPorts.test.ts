import { describe, expect, it, onTestFinished } from 'vitest';
import { readFixtureProject } from '../conversation/testing/readFixtureProject.ts';
import { parseProject } from '../model/parseProject.ts';
import type { Project } from '../model/project.ts';
import { openActions, openPorts, tryAction } from './openPorts.ts';

const shop = readFixtureProject('shop');
const getOrder = shop.actions.get_order;

/** The fixture project with a mock example and a credential. */
function withSecret(): Project {
  if (getOrder === undefined) throw new Error('no action');
  return {
    ...shop,
    manifest: {
      ...shop.manifest,
      environment: { variables: { SHOP_API_URL: {} }, secrets: { SHOP_TOKEN: {} } },
    },
    actions: {
      get_order: {
        ...getOrder,
        auth: { type: 'bearer', secret: 'SHOP_TOKEN' },
        mock: [
          {
            name: 'shipped',
            response: { status: 200, headers: {}, body: { status: 'shipped', days: 3 }, delayMs: 0 },
          },
        ],
      },
    },
  };
}

const call = { idempotencyKey: 'conv_1/1', action: 'get_order', input: { order_id: '1' } };

describe('openActions', () => {
  it('answers from the mock examples over HTTP, with no real credential and no configuration', async () => {
    const actions = await openActions(withSecret(), 'mock', {
      SHOP_TOKEN: 'real-secret',
      SHOP_API_URL: 'https://real.example',
    });
    onTestFinished(() => actions.close());
    const result = await actions.port.run(call);
    expect(result).toMatchObject({
      ok: true,
      output: { status: 'shipped', days: 3 },
      response: { status: 200 },
    });
    expect(result.request?.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
    expect(JSON.stringify(result)).not.toContain('real');
  });

  it('calls the configured services when live, and reports what is missing', async () => {
    const dead = await openActions(withSecret(), 'live', {
      SHOP_TOKEN: 'real-secret',
      SHOP_API_URL: 'http://127.0.0.1:9',
    });
    onTestFinished(() => dead.close());
    const result = await dead.port.run(call);
    expect(result).toMatchObject({ ok: false, error: { code: expect.stringMatching(/^ACTION_/) } });
    expect(JSON.stringify(result)).not.toContain('real-secret');
    const bare = await openActions(withSecret(), 'live', {});
    onTestFinished(() => bare.close());
    expect(await bare.port.run(call)).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(/SHOP_/) },
    });
  });
});

it('tries one call of an action, against the mock examples or the service', async () => {
  const trial = { action: 'get_order', input: { order_id: '1' }, environment: {}, idempotencyKey: 'trial-1' };
  const mocked = await tryAction(withSecret(), { ...trial, how: 'mock' });
  expect(mocked).toMatchObject({
    result: { ok: true, output: { status: 'shipped', days: 3 }, response: { status: 200 } },
    sent: null,
    received: '{"status":"shipped","days":3}',
  });
  const live = await tryAction(withSecret(), { ...trial, how: 'live' });
  expect(live.result.error?.code).toMatch(/^ACTION_(SECRET|VARIABLE)_MISSING$/);
});

it('runs scripts, reports that no language model is configured, and cancels running work when closed', async () => {
  const { project } = parseProject({
    'dialoom.yaml': 'dialoom: 2\nname: Ports\nlocales: [en]\ndefaultLocale: en\nentryFlow: main\n',
  });
  if (project === undefined) throw new Error('does not parse');
  const { ports, close } = await openPorts(project, 'live', {});
  const call = { code: 'return input.a + 1;', input: { a: 1 }, timeoutMs: 2_000, memoryBytes: 1_000_000 };
  expect(await ports.run_script?.run(call)).toMatchObject({ ok: true, output: 2 });
  const request = {
    instructions: 'Write.',
    question: '',
    transcript: [],
    sources: [],
    grounded: false,
    locale: 'en',
    guardrails: project.manifest.policies.generation,
    timeoutMs: 1_000,
  };
  expect(await ports.generate?.generate(request)).toMatchObject({
    ok: false,
    error: { code: 'GENERATE_NOT_CONFIGURED' },
  });
  const running = ports.run_script?.run({ ...call, code: 'for (;;) {}' });
  await close();
  expect(await running).toMatchObject({ ok: false, error: { code: 'SCRIPT_ENGINE_FAILED' } });
});
