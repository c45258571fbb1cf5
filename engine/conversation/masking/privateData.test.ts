import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json.ts';
import { compileProject } from '../../machine/compileProject.ts';
import { type StateSketch, sketchFlow, sketchProject } from '../../machine/fixtures/machineHarness.ts';
import type { ActionCall, GenerateRequest, MemoryPort, NluResult } from '../../model/ports.ts';
import { nodeRegistry } from '../../nodes/index.ts';
import { readRecording, writeRecording } from '../../replay/recording.ts';
import { replayLog } from '../../replay/replayLog.ts';
import { replayRecording } from '../../replay/replayRecording.ts';
import { transcriptOf } from '../buildHandoffPacket.ts';
import type { ConversationEngine } from '../conversationEngine.ts';
import { handleMessage } from '../handleMessage.ts';
import { readSession } from '../readSession.ts';
import { startConversation } from '../startConversation.ts';
import { answered, fixtureEngine } from '../testing/fixtureEngine.ts';
import { type Talk, talk, withLog } from '../testing/talk.ts';

const slots = {
  note: { type: 'text' },
  again: { type: 'text', entity: 'number' },
  card: { type: 'text', entity: 'card', scope: 'project' },
  pin: { type: 'text', sensitive: true },
};
const card = '4111 1111 1111 1111';

/** Reads whole cards, and every group of digits as a number. */
function understand(text: string): NluResult {
  const mentions = [['card', /\d{4}(?:[ -]?\d{4}){3}/g] as const, ['number', /\d+/g] as const].flatMap(
    ([entity, pattern]) =>
      [...text.matchAll(pattern)].map((match) => ({
        entity,
        value: entity === 'card' ? match[0].replaceAll(/\D/g, '') : match[0],
        text: match[0],
        start: match.index,
        end: match.index + match[0].length,
      })),
  );
  return { intents: [], entities: mentions };
}

interface Sketched extends Partial<ConversationEngine> {
  readonly policies?: JsonObject;
}

function engineOf(
  states: readonly StateSketch[],
  { policies = {}, ...change }: Sketched = {},
): ConversationEngine {
  const project = sketchProject([sketchFlow('main', states)], { slots, policies });
  const run = async (call: ActionCall) =>
    answered(call, { echo: `got ${String(call.input.it)}`, raw: call.input });
  return fixtureEngine({
    compiled: compileProject(project, nodeRegistry),
    nlu: { understand: async (text) => understand(text) },
    ...change,
    ports: { run_action: { run }, ...change.ports },
  });
}

const asks = (id: string, slot: string, next: string): StateSketch => ({
  id,
  kind: 'collect',
  slot,
  prompt: `Your ${slot}?`,
  always: true,
  on: { next },
});
const asksNote: readonly StateSketch[] = [asks('ask', 'note', 'again'), asks('again', 'again', 'ask')];

async function expectReplays(engine: ConversationEngine, chat: Talk): Promise<void> {
  const { header, log, masking, snapshot } = chat.session();
  const recording = readRecording(writeRecording({ header, log }));
  const replayed = replayLog(engine.compiled, recording);
  expect(replayed.firstDifference).toBeNull();
  expect(replayed.snapshot).toEqual(masking?.snapshot ?? snapshot);
  expect((await replayRecording(engine, recording)).firstDifference).toBeNull();
}

describe('private data that nobody asked for', () => {
  it('is found where a number goes on in the next message', async () => {
    const engine = engineOf(asksNote);
    const { session } = await startConversation(engine, { source: 'cli' });
    const { session: after } = await handleMessage(engine, session, [
      { text: '4111 1111', at: 1 },
      { text: '1111 1111', at: 2 },
    ]);
    const log = await after.history();
    expect(JSON.stringify(log)).not.toMatch(/4111|1111/);
    const written = transcriptOf(log).filter(({ from }) => from === 'customer');
    expect(written.map(({ text }) => text)).toEqual(['0000 0000', '0000 0000']);
  });

  it.each([
    [`pay with ${card}`, 'pay with 0000 0000 0000 0000', /4111|1111/],
    ['the cvv is 123', 'the cvv is 000', /123/],
    ['my password is hunter2, ok', 'my password is xxxxxx0, ok', /hunter/],
    ['mein Kennwort lautet Sommer24', 'mein Kennwort lautet Xxxxxx00', /Sommer/],
    ['my SSN: 123-45-6789', 'my SSN: 000-00-0000', /6789/],
    ['IBAN DE89 3704 0044 0532 0130 00', 'IBAN XX00 0000 0000 0000 0000 00', /3704|0532/],
  ])('"%s" is kept as "%s"', async (text, kept, secret) => {
    const engine = engineOf([
      asks('ask', 'note', 'tell'),
      { id: 'tell', kind: 'message', text: 'You wrote: {{ message.text }}', on: { next: 'call' } },
      {
        id: 'call',
        kind: 'action',
        action: 'x',
        inputs: { it: 'slots.note' },
        result: 'r',
        on: { success: 'done' },
      },
      { id: 'done', kind: 'escalate', reason: '{{ slots.note }}; {{ vars.r.echo }}' },
    ]);
    const chat = await talk(engine);
    expect(await chat.say(text)).toContain(`You wrote: ${text}`);
    const session = chat.session();
    expect(session.snapshot.status).toBe('ended');
    expect(JSON.stringify(session)).not.toMatch(secret);
    expect(JSON.stringify(chat.turn().packet)).not.toMatch(secret);
    expect(chat.turn().packet?.slots.note).toBe(kept);
    expect(chat.turn().packet?.transcript.map((line) => line.text)).toContain(kept);
    await expectReplays(engine, chat);
  });

  it('is used while a slot needs it, and stored nowhere else', async () => {
    const engine = engineOf([
      asks('ask', 'card', 'again'),
      asks('again', 'note', 'call'),
      {
        id: 'call',
        kind: 'action',
        action: 'pay',
        inputs: { it: 'slots.card' },
        result: 'r',
        on: { success: 'tell' },
      },
      { id: 'tell', kind: 'message', text: '{{ vars.r.echo }}', on: { next: 'drop' } },
      { id: 'drop', kind: 'set', slots: { card: 'null' }, vars: { r: 'null' }, on: { next: 'end' } },
      asks('end', 'note', 'ask'),
    ]);
    const chat = await talk(engine);
    await chat.say(`use ${card} and cvv 987`);
    expect(chat.session().snapshot.slots.card).toBe('4111111111111111');
    expect(chat.session().masking?.secrets).toHaveLength(1);
    expect(JSON.stringify(chat.session())).not.toMatch(/987/);
    const { length: _, ...document } = chat.session();
    const stored = readSession(JSON.parse(JSON.stringify(document)));
    const { session, turn } = await handleMessage(engine, stored, { text: 'a parcel' });
    expect(turn.messages.map(({ text }) => text)).toContain('got 4111111111111111');
    const whole = await withLog(session);
    expect(JSON.stringify(whole.log)).not.toMatch(/1111/);
    // Nothing holds it any more.
    expect(JSON.stringify(whole)).not.toMatch(/1111/);
    expect(whole.masking?.secrets).toEqual([]);
  });

  it('is not in what was read from it either', async () => {
    const engine = engineOf(asksNote);
    const chat = await talk(engine);
    await chat.say('first');
    await chat.say(card);
    const text = JSON.stringify(chat.session().log);
    expect(text).not.toMatch(/4111|1111/);
    await expectReplays(engine, chat);
  });

  it('is masked beside a sensitive slot, which keeps its own mask', async () => {
    const engine = engineOf([asks('ask', 'pin', 'again'), asks('again', 'note', 'again')]);
    const chat = await talk(engine);
    await chat.say('Ab-4821');
    await chat.say(`Ab-4821, card ${card}`);
    await chat.say('thanks');
    const session = chat.session();
    expect(JSON.stringify(session.log)).not.toMatch(/4821|1111/);
    expect(session.snapshot.slots.pin).toBe('Ab-4821');
    await expectReplays(engine, chat);
  });

  it('reaches no language model and no memory', async () => {
    const asked: GenerateRequest[] = [];
    const remembered: unknown[] = [];
    const memory: MemoryPort = {
      load: async () => ({}),
      remember: async (_, values) => {
        remembered.push(values);
      },
      forget: async () => undefined,
    };
    const engine = engineOf(
      [
        asks('ask', 'card', 'write'),
        {
          id: 'write',
          kind: 'generate',
          sources: 'none',
          instructions: 'Answer',
          on: { answered: 'again', else: 'again' },
        },
        asks('again', 'note', 'again'),
      ],
      {
        memory,
        ports: {
          generate: {
            generate: async (request) => {
              asked.push(request);
              return { ok: true, text: 'Fine.', citations: [], model: 'm' };
            },
          },
        },
      },
    );
    const chat = await talk(engine);
    await chat.say(card);
    expect(JSON.stringify(asked.map(({ transcript }) => transcript))).toContain('0000 0000 0000 0000');
    expect(JSON.stringify(asked.map(({ transcript }) => transcript))).not.toMatch(/1111/);
    expect(JSON.stringify(remembered)).toContain('0000000000000000');
    expect(JSON.stringify(remembered)).not.toMatch(/1111/);
  });

  it('is kept as it is where the project says so', async () => {
    const text = `my password is hunter2, card ${card}`;
    const kept = async (kinds: readonly string[]): Promise<string> => {
      const chat = await talk(engineOf(asksNote, { policies: { masking: { kinds } } }));
      await chat.say(text);
      return JSON.stringify(chat.session().log);
    };
    expect(await kept([])).toContain(text);
    expect(await kept(['password'])).toContain(`my password is xxxxxx0, card ${card}`);
  });

  it('an order number is never masked', async () => {
    const chat = await talk(engineOf(asksNote));
    await chat.say('order 1234567890, parcel 4111111111111112');
    expect(JSON.stringify(chat.session().log)).toContain('order 1234567890, parcel 4111111111111112');
    expect(chat.session().masking).toBeUndefined();
  });
});

describe('any conversation without sensitive slots', () => {
  const secrets = [card, '5555-5555-5555-4444', 'cvv 987', 'my password is Hu-77xq', 'SSN 123-45-6789'];
  const forbidden = /4111|1111|5555|4444|987|77xq|123-45|6789/;
  const message = fc.oneof(
    fc.constantFrom(...secrets),
    fc.constantFrom(...secrets).map((secret) => `Hello, ${secret}. Is it ok?`),
    fc.constantFrom('a parcel', 'no', 'yes', 'order 2000300900', 'what?'),
  );
  const step = fc.oneof(
    fc.constantFrom('note', 'again', 'card').map((slot) => ({
      kind: 'collect',
      slot,
      prompt: `Your ${slot}? So far {{ slots.${slot} }}.`,
      always: true,
    })),
    fc.constantFrom('note', 'card').map((slot) => ({
      kind: 'message',
      text: `{{ slots.${slot} | slice: -4, 4 }} of {{ message.text }}`,
    })),
    fc.constantFrom('note', 'card').map((slot) => ({
      kind: 'action',
      action: 'call',
      inputs: { it: `slots.${slot}`, said: 'message.text' },
      result: 'r',
    })),
    fc.constantFrom('note', 'card').map((slot) => ({ kind: 'set', slots: { [slot]: 'null' } })),
    fc.constant({ kind: 'escalate', reason: '{{ slots.note }} {{ vars.r.echo }}' }),
  );
  const flow = fc.array(step, { minLength: 2, maxLength: 6 }).map((steps) =>
    steps.map((data, at): StateSketch => {
      const next = `s${(at + 1) % steps.length}`;
      return { id: `s${at}`, ...data, on: { next, success: next, error: next } } as StateSketch;
    }),
  );

  it('keeps none of it, and replays without a difference', async () => {
    await fc.assert(
      fc.asyncProperty(flow, fc.array(message, { maxLength: 6, size: 'max' }), async (states, texts) => {
        const engine = engineOf(states);
        const chat = await talk(engine);
        for (const text of texts) {
          if (chat.session().snapshot.status === 'ended') break;
          await chat.say(text);
          const { log, snapshot, masking } = chat.session();
          expect(JSON.stringify(masking === undefined ? [log, snapshot] : log)).not.toMatch(forbidden);
        }
        await expectReplays(engine, chat);
      }),
      { numRuns: 60 },
    );
  });
});
