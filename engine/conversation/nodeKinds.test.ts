import { afterAll, describe, expect, it } from 'vitest';
import type { GeneratePort, GenerateRequest, GenerateResult } from '../model/ports.ts';

import { createScriptRunner } from '../scripts/createScriptRunner.ts';
import type { ConversationEngine } from './conversationEngine.ts';
import { startConversation } from './startConversation.ts';
import { engineOfStates } from './testing/engineOfStates.ts';
import { talk } from './testing/talk.ts';

const scripts = createScriptRunner();
afterAll(() => scripts.close());

const engineOf = (states: string, change: Partial<ConversationEngine> = {}, manifest = '') =>
  engineOfStates(states, { ...change, ports: { run_script: scripts, ...change.ports } }, manifest);

const ending = `
  - id: done
    kind: message
    text: Done.
    on: { next: finish }
  - id: finish
    kind: end
`;

describe('script', () => {
  const states = (code: string) => `
  - id: start
    kind: start
    on: { next: compute }
  - id: compute
    kind: script
    code: |
      ${code}
    inputs: { prices: '[2.5, 3.0]' }
    result: sum
    slots: { total: vars.sum.total }
    timeoutMs: 40
    on: { next: tell, error: failed }
  - id: tell
    kind: message
    text: 'It is {{ slots.total }}.'
    on: { next: finish }
  - id: failed
    kind: message
    text: '{{ vars.sum.error.code }}'
    on: { next: finish }
  - id: finish
    kind: end
`;

  it('computes, and its result is available to the flow', async () => {
    const chat = await talk(engineOf(states('return { total: input.prices[0] + input.prices[1] };')));
    expect(chat.heard()).toEqual(['It is 5.5.']);
  });

  it.each([
    ['for (;;) {}', 'SCRIPT_TIMEOUT'],
    ['throw new Error("x");', 'SCRIPT_FAILED'],
    ['return {', 'SCRIPT_SYNTAX'],
    ['return () => 1;', 'SCRIPT_OUTPUT_INVALID'],
  ])('follows the error transition of %j, and logs why', async (code, error) => {
    const chat = await talk(engineOf(states(code)));
    expect(chat.heard()).toEqual([error]);
    const step = chat.turn().steps.find(({ outcome }) => outcome === 'error');
    expect(step).toMatchObject({ state: 'compute', why: { code: 'error', params: { error } } });
    expect(chat.turn().ended).toBe(true);
  });

  it('follows the error transition if scripts cannot be run', async () => {
    const chat = await talk(engineOf(states('return 1;'), { ports: { run_script: undefined } }));
    expect(chat.heard()).toEqual(['CONVERSATION_SCRIPTS_UNAVAILABLE']);
  });
});

describe('generate', () => {
  const states = `
  - id: start
    kind: start
    on: { next: ask }
  - id: ask
    kind: collect
    slot: question
    prompt: What would you like to know?
    on: { next: answer }
  - id: answer
    kind: generate
    instructions: Answer briefly.
    on: { answered: done, else: unsure }
  - id: unsure
    kind: message
    text: I am not sure.
    on: { next: done }
${ending}`;
  const manifest = `  question: { type: text }
policies:
  generation: { persona: Fern, bannedPhrases: [never] }
`;
  const recordingGenerator = () => {
    const requests: GenerateRequest[] = [];
    const generate: GeneratePort['generate'] = async (request, options) => {
      requests.push(request);
      options?.onSentence?.('A first sentence.');
      return { ok: true, text: 'Within 90 days.', citations: request.sources, model: 'tiny' };
    };
    return { requests, generate };
  };

  it('writes from the knowledge base, previews, and cites', async () => {
    const generator = recordingGenerator();
    const engine = engineOf(states, { ports: { generate: generator } }, manifest);
    const chat = await talk(engine);
    const previews: string[] = [];
    expect(await chat.say('How do I return it?', undefined, (sentence) => previews.push(sentence))).toEqual([
      'Within 90 days.',
      'Done.',
    ]);
    expect(previews).toEqual(['A first sentence.']);
    expect(chat.turn().messages[0]?.citations[0]?.source).toBe('knowledge/returns.md');
    expect(generator.requests).toMatchObject([
      {
        question: 'How do I return it?',
        grounded: true,
        locale: 'en',
        guardrails: { persona: 'Fern', bannedPhrases: ['never'] },
        transcript: [
          { from: 'assistant', text: 'What would you like to know?' },
          { from: 'customer', text: 'How do I return it?' },
        ],
      },
    ]);
  });

  it('passes nothing sensitive to the model except the question itself', async () => {
    const generator = recordingGenerator();
    const secret = manifest.replace('{ type: text }', '{ type: text, sensitive: true }');
    const chat = await talk(engineOf(states, { ports: { generate: generator } }, secret));
    await chat.say('return of Crystal Minh');
    expect(generator.requests[0]?.question).toBe('return of Crystal Minh');
    expect(JSON.stringify(generator.requests[0]?.transcript)).not.toContain('Crystal');
  });

  it('asks no model if the knowledge base finds nothing', async () => {
    const generator = recordingGenerator();
    const chat = await talk(engineOf(states, { ports: { generate: generator } }, manifest));
    expect(await chat.say('Do you sell boats?')).toEqual(['I am not sure.', 'Done.']);
    expect(generator.requests).toEqual([]);
  });

  it('follows its else transition without an endpoint, and records why', async () => {
    const chat = await talk(engineOf(states, {}, manifest));
    expect(await chat.say('How do I return it?')).toEqual(['I am not sure.', 'Done.']);
    const { tried } = chat.session().snapshot;
    expect(tried.at(-1)).toMatchObject({ type: 'knowledge', ok: false });
    expect(chat.turn().steps).toContainEqual(
      expect.objectContaining({
        state: 'answer',
        outcome: 'else',
        why: expect.objectContaining({
          params: expect.objectContaining({ error: 'CONVERSATION_GENERATOR_UNAVAILABLE' }),
        }),
      }),
    );
  });

  it('does not say a rejected text, but keeps it in the log', async () => {
    const error = { code: 'GENERATE_GUARDRAIL', message: 'The text was held back', remedy: 'Look at it' };
    const violations = [{ rule: 'ungrounded', detail: 'no source says it' }] as const;
    const text = 'Boats are free.';
    const generate = async (): Promise<GenerateResult> => ({
      ok: false,
      error,
      violations: [...violations],
      text,
    });
    const chat = await talk(engineOf(states, { ports: { generate: { generate } } }, manifest));
    expect(await chat.say('How do I return it?')).toEqual(['I am not sure.', 'Done.']);
    expect(JSON.stringify(chat.turn().entries)).toContain(text);
    expect(JSON.stringify(chat.turn().messages)).not.toContain(text);
  });
});

describe('survey', () => {
  const states = `
  - id: start
    kind: start
    on: { next: ask }
  - id: ask
    kind: survey
    prompt: How was it?
    comment: What could be better?
    slot: total
    on: { next: done, low: sorry, skipped: finish }
  - id: sorry
    kind: message
    text: Sorry to hear that.
    on: { next: finish }
${ending}`;
  const surveys = (chat: Awaited<ReturnType<typeof talk>>) =>
    chat
      .session()
      .log.flatMap((entry) =>
        entry.entry === 'effect' && entry.effect.type === 'survey' ? [entry.effect] : [],
      );

  it('asks for a score and a comment, and records both', async () => {
    const chat = await talk(engineOf(states));
    expect(chat.offered()).toEqual(['1', '2', '3', '4', '5']);
    expect(await chat.say('five stars')).toEqual(['What could be better?']);
    expect(await chat.say('Nothing, thanks')).toEqual(['Done.']);
    expect(surveys(chat)).toEqual([
      { type: 'survey', flow: 'main', state: 'ask', score: 5, scale: 5, comment: 'Nothing, thanks' },
    ]);
    expect(chat.session().snapshot.slots.total).toBe(5);
  });

  it('follows the outcome of low scores', async () => {
    const chat = await talk(engineOf(states));
    await chat.say('2/5');
    expect(await chat.say('It was slow')).toEqual(['Sorry to hear that.']);
  });

  it('is skipped after two messages that are not scores, which do not count as failures', async () => {
    const chat = await talk(engineOf(states));
    expect(await chat.say('blah')).toEqual(['How was it?']);
    expect(chat.session().snapshot.failures).toBe(0);
    await chat.say('blah');
    expect(chat.turn().packet).toBeNull();
    expect(chat.session().snapshot).toMatchObject({ status: 'ended', resolution: 'resolved' });
    expect(surveys(chat)).toEqual([]);
  });
});

describe('wait', () => {
  const states = (more: string) => `
  - id: start
    kind: start
    on: { next: pause }
  - id: pause
    kind: wait
    for: 5m
    message: One moment.
    ${more}
  - id: heard
    kind: message
    text: You wrote.
    on: { next: done }
${ending}`;

  it('continues when the time is over, however often the customer writes', async () => {
    const chat = await talk(engineOf(states('on: { next: done }')));
    expect(chat.heard()).toEqual(['One moment.']);
    const { timer, at } = chat.session().snapshot;
    expect(timer?.at).toBe(at + 300_000);
    for (let message = 0; message < 5; message += 1)
      expect(await chat.say('And now')).toEqual(['One moment.']);
    expect(await chat.say('Hello?')).toEqual(['Hello!', 'One moment.']);
    expect(chat.session().snapshot).toMatchObject({ status: 'active', failures: 0, timer });
    expect(await chat.wake()).toEqual(['Done.']);
    expect(chat.turn().ended).toBe(true);
  });

  it('is ended by a message if interruptible', async () => {
    for (const text of ['It has arrived', 'Never mind', 'Hello?']) {
      const chat = await talk(
        engineOf(states('interruptible: true\n    on: { next: done, message: heard }')),
      );
      expect(await chat.say(text)).toEqual(['You wrote.', 'Done.']);
    }
  });
});

describe('variants of a message', () => {
  const engine = (seed: number) =>
    engineOf(
      `
  - id: start
    kind: start
    on: { next: again }
  - id: again
    kind: message
    variants: [{ text: A, weight: 3 }, { text: B }]
    on: { next: ask }
  - id: ask
    kind: choice
    prompt: Again?
    options: [{ id: more, label: Again }]
    on: { more: again }
`,
      { random: { next: () => seed } },
    );

  it('stay the same within a conversation, and differ between conversations by weight', async () => {
    const drawn = new Map<string, number>();
    for (let n = 0; n < 200; n += 1) {
      const { turn } = await startConversation(engine(n / 200), { source: 'simulator' });
      const text = turn.messages[0]?.text ?? '';
      drawn.set(text, (drawn.get(text) ?? 0) + 1);
    }
    expect(drawn.get('A')).toBeGreaterThan(120);
    expect(drawn.get('B')).toBeGreaterThan(25);
    const chat = await talk(engine(0.3));
    const [first] = chat.heard();
    for (let round = 0; round < 3; round += 1) expect((await chat.say('again'))[0]).toBe(first);
  });
});
