import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGenerator, type Generator } from '../generate/createGenerator.ts';
import { type FakeLlm, startLlm } from '../generate/fixtures/startLlm.ts';
import { createScriptRunner } from '../scripts/createScriptRunner.ts';
import { engineOfStates } from './testing/engineOfStates.ts';
import { talk } from './testing/talk.ts';

const scripts = createScriptRunner();
let llm: FakeLlm;
let generator: Generator;

beforeAll(async () => {
  llm = await startLlm();
  generator = createGenerator(llm.env);
});

afterAll(async () => {
  generator.close();
  await llm.close();
  await scripts.close();
});

const rest = `
  - { id: fine, kind: message, text: That went well., on: { next: over } }
  - { id: otherwise, kind: message, text: 'That did not work, but we go on.', on: { next: ask } }
  - { id: ask, kind: collect, slot: total, prompt: How much is it?, on: { next: over } }
  - { id: over, kind: end }
`;

/** A flow whose second state is the given one; its outcomes lead to `fine` and `otherwise`. */
const flowWith = (state: string): string => `
  - { id: start, kind: start, on: { next: bad } }
  - { id: bad, ${state} }
${rest}`;

describe('a state that fails', () => {
  it.each([
    [
      'a script that loops forever',
      "kind: script, code: 'for (;;) {}', timeoutMs: 50, on: { next: fine, error: otherwise }",
      'SCRIPT_TIMEOUT',
    ],
    [
      'a script that exhausts memory',
      "kind: script, code: 'const a = []; for (;;) a.push(new Array(100000).fill(1));', on: { next: fine, error: otherwise }",
      'SCRIPT_MEMORY',
    ],
    [
      'a CEL expression that fails when it runs',
      "kind: branch, cases: [{ id: big, when: 'vars.nothing.at.all > 3' }], on: { big: fine, else: fine, error: otherwise }",
      'EXPRESSION_FAILED',
    ],
    [
      'a computation whose result does not fit the slot',
      'kind: set, slots: { total: \'"a lot"\' }, on: { next: fine, error: otherwise }',
      'FLOW_SLOT_VALUE',
    ],
  ])('follows its error transition and continues: %s', async (_, state, why) => {
    const chat = await talk(engineOfStates(flowWith(state), { ports: { run_script: scripts } }));
    expect(chat.heard()).toEqual(['That did not work, but we go on.', 'How much is it?']);
    const step = chat.turn().steps.find(({ outcome }) => outcome === 'error');
    expect(step).toMatchObject({ state: 'bad', why: { code: 'error', params: { error: why } } });
    await chat.say('12');
    expect(chat.session().snapshot).toMatchObject({ status: 'ended', resolution: 'resolved' });
  });

  it('follows the error transition of any node kind if a template throws', async () => {
    const state = 'kind: message, text: "{{ locale | money }}", on: { next: fine, error: otherwise }';
    const engine = engineOfStates(flowWith(state));
    expect(engine.compiled.problems).toEqual([]);
    const chat = await talk(engine);
    expect(chat.heard()).toEqual(['That did not work, but we go on.', 'How much is it?']);
  });

  it('hands over if a template throws and no error transition is connected', async () => {
    const state = 'kind: message, text: "{{ locale | money }}", on: { next: fine }';
    const chat = await talk(engineOfStates(flowWith(state)));
    expect(chat.turn().packet).toMatchObject({
      trigger: 'error',
      reason: {
        code: 'error',
        params: {
          error: 'TEMPLATE_FAILED',
          params: { message: expect.stringContaining('is not a number') },
        },
      },
    });
    expect(chat.session().snapshot).toMatchObject({ status: 'ended', resolution: 'escalated' });
  });

  it.each([
    [
      'sends an invalid response',
      (response) => response.end('<html>Bad gateway</html>'),
      'GENERATE_BAD_ANSWER',
      20_000,
    ],
    ['hangs', () => undefined, 'GENERATE_TIMEOUT', 500],
    ['closes the connection', (response) => response.destroy(), 'GENERATE_', 20_000],
  ] satisfies [string, FakeLlm['answer'], string, number][])(
    'follows its else transition if the language model %s',
    async (_, answer, code, timeoutMs) => {
      llm.answer = answer;
      const state = `kind: generate, instructions: Say hello., question: "'Are you there?'", sources: none, timeoutMs: ${timeoutMs}, on: { answered: fine, else: otherwise }`;
      const chat = await talk(engineOfStates(flowWith(state), { ports: { generate: generator } }));
      expect(chat.heard()).toEqual(['That did not work, but we go on.', 'How much is it?']);
      const result = chat
        .turn()
        .entries.find((entry) => entry.entry === 'event' && entry.event.type === 'generate_result');
      expect(JSON.stringify(result)).toContain(code);
    },
  );
});
