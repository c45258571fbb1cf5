import { expect, it, onTestFinished } from 'vitest';
import { answered } from '../conversation/testing/fixtureEngine.ts';
import { keywordNlu } from '../conversation/testing/keywordNlu.ts';
import { compileProject } from '../machine/compileProject.ts';
import { type StateSketch, sketchFlow, sketchProject } from '../machine/fixtures/machineHarness.ts';
import type { ActionCall, ActionResult } from '../model/ports.ts';

import { nodeRegistry } from '../nodes/index.ts';
import { temporaryFolder } from '../project/fixtures/temporaryFolder.ts';
import { systemClock } from '../project/systemPorts.ts';
import { testEngine } from './fixtures/runtimeParts.ts';
import { startRuntime } from './startRuntime.ts';

/** Accepts any message, and asks for the next. */
const endless: readonly StateSketch[] = [
  { id: 'ask', kind: 'collect', slot: 'name', always: true, prompt: 'And?', on: { next: 'tell' } },
  { id: 'tell', kind: 'message', text: 'Noted: {{ slots.name }}', on: { next: 'ask' } },
];

interface Answer {
  readonly status: number;
  readonly body: {
    readonly id: string;
    readonly turn: number;
    readonly messages: readonly { readonly from: string; readonly text: string; readonly turn: number }[];
    readonly error?: { readonly code: string };
  };
}

/** A runtime on a data folder that others use as well. */
async function serve(dataFolder: string, engine = testEngine()) {
  const runtime = await startRuntime({
    ...{ engine, version: '1', dataFolder, host: '127.0.0.1', port: 0 },
    ...{ webhook: null, customerSecret: null, clock: systemClock, logger: null },
  });
  onTestFinished(() => runtime.close());
  const request = async (path: string, body?: object): Promise<Answer> => {
    const headers = { 'content-type': 'application/json' };
    const post = body && { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(`${runtime.url}/conversations${path}`, post);
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  };
  return {
    start: async () => (await request('', {})).body.id,
    send: (id: string, text: string) => request(`/${id}/messages`, { text }),
    heard: async (id: string) =>
      (await request(`/${id}`)).body.messages.flatMap(({ from, text }) =>
        from === 'customer' ? [text] : [],
      ),
  };
}

/** A promise that is resolved by hand. */
function gate<T = void>() {
  let open: (value: T) => void = () => undefined;
  const opened = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

it('two runtimes on one folder lose nothing that they have acknowledged, and count turns together', async () => {
  const folder = temporaryFolder();
  const compiled = compileProject(
    sketchProject([sketchFlow('main', endless)], { slots: { name: { type: 'text' } } }),
    nodeRegistry,
  );
  const engine = testEngine({ compiled });
  const runtimes = [await serve(folder, engine), await serve(folder, engine)];
  const id = (await runtimes[0]?.start()) ?? '';
  const texts = Array.from({ length: 40 }, (_, index) => `message ${index}`);
  const answers = await Promise.all(texts.map((text, index) => runtimes[index % 2]?.send(id, text)));
  const acknowledged = texts.filter((_, index) => answers[index]?.status === 200);
  for (const answer of answers) {
    if (answer?.status !== 200)
      expect([answer?.status, answer?.body.error?.code]).toEqual([409, 'SERVER_TURN_OVERTAKEN']);
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(20);
  const heard = await runtimes[1]?.heard(id);
  expect([...(heard ?? [])].sort()).toEqual([...acknowledged].sort());
  const turns = answers.flatMap((answer) => (answer?.status === 200 ? [answer.body.turn] : []));
  // What arrives while a turn runs is read together, so a turn may have several messages; none is missing.
  const numbers = [...new Set(turns)].toSorted((a, b) => a - b);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

it('a turn that another runtime overtook is repeated on the current conversation', async () => {
  const folder = temporaryFolder();
  const [asked, go] = [gate(), gate()];
  const understood: string[] = [];
  const nlu = {
    understand: async (...[text, how]: Parameters<typeof keywordNlu.understand>) => {
      understood.push(text);
      asked.open();
      await go.opened;
      return keywordNlu.understand(text, how);
    },
  };
  const slow = await serve(folder, testEngine({ nlu }));
  const quick = await serve(folder);
  const id = await quick.start();
  const answer = slow.send(id, 'the slow one');
  await asked.opened;
  expect((await quick.send(id, 'the quick one')).body.turn).toBe(1);
  go.open();
  expect(await answer).toMatchObject({ status: 200, body: { turn: 2 } });
  expect(understood).toEqual(['the slow one', 'the slow one']);
  expect(await quick.heard(id)).toEqual(['the quick one', 'the slow one']);
});

it('a turn that was overtaken while it called a service is rejected, and does not call it again', async () => {
  const folder = temporaryFolder();
  const [asked, go] = [gate<ActionCall>(), gate()];
  let calls = 0;
  const run = async (call: ActionCall): Promise<ActionResult> => {
    calls += 1;
    asked.open(call);
    await go.opened;
    return answered(call, { status: 'shipped', days: 3 });
  };
  const slow = await serve(folder, testEngine({ ports: { run_action: { run } } }));
  const quick = await serve(folder);
  const id = await quick.start();
  const answer = slow.send(id, 'status of order 1234567890');
  await asked.opened;
  expect((await quick.send(id, 'hello')).status).toBe(200);
  go.open();
  const refusal = await answer;
  expect([refusal.status, refusal.body.error?.code]).toEqual([409, 'SERVER_TURN_OVERTAKEN']);
  expect(calls).toBe(1);
  expect(await slow.heard(id)).toEqual(['hello']);
  // The conversation continues, with either of them.
  expect((await slow.send(id, 'status of order 1234567890')).body).toMatchObject({ turn: 2 });
});
