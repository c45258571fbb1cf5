import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json.ts';
import { compileProject } from '../../machine/compileProject.ts';
import { type StateSketch, sketchFlow, sketchProject } from '../../machine/fixtures/machineHarness.ts';
import type { ActionCall, NluResult } from '../../model/ports.ts';
import { nodeRegistry } from '../../nodes/index.ts';
import { readRecording, writeRecording } from '../../replay/recording.ts';

import { replayLog } from '../../replay/replayLog.ts';
import { replayRecording } from '../../replay/replayRecording.ts';

import type { ConversationEngine } from '../conversationEngine.ts';
import { handleMessage } from '../handleMessage.ts';
import { readSession } from '../readSession.ts';
import { startConversation } from '../startConversation.ts';
import { answered, fixtureEngine } from '../testing/fixtureEngine.ts';
import { type WholeSession, withLog } from '../testing/talk.ts';

const slots = {
  pin: { type: 'text', sensitive: true },
  card: { type: 'text', entity: 'card', sensitive: true },
  mail: { type: 'email', entity: 'mail', sensitive: true },
  phone: { type: 'phone', entity: 'phone', sensitive: true },
  day: { type: 'date', sensitive: true },
  note: { type: 'text' },
};

/** The projects below contain none of these, and no part of one. */
const secrets: Readonly<Record<keyof typeof slots, readonly string[]>> = {
  pin: ['Qz-7391', 'äÖ/58-Wk'],
  card: ['4929-3813-3266-4295'],
  mail: ['Kim.Jansen@Quux.example'],
  phone: ['(977) 625-2661', '+4930901820'],
  day: ['1987-06-05'],
  note: ['a parcel'],
};
const slotIds = Object.keys(slots) as (keyof typeof slots)[];
const forbidden =
  /qz-7391|7391|58-wk|4929|3813|3266|4295|kim\.jansen|quux|977|625.?2661|30901820|1987|06-05/i;

/** What a customer may write: an answer, an answer in a sentence, a value before it is asked for, anything else. */
const message = fc.oneof(
  fc.constantFrom(...slotIds.flatMap((slot) => [...secrets[slot]])),
  fc
    .constantFrom(...slotIds.flatMap((slot) => [...secrets[slot]]))
    .map((secret) => `It is ${secret}, I think.`),
  fc.constantFrom('what?', 'no', 'yes', 'a parcel', 'agent, please', 'cancel'),
);

const asking = fc
  .record({
    slot: fc.constantFrom(...slotIds),
    confirm: fc.boolean(),
    always: fc.boolean(),
    validate: fc.boolean(),
  })
  .map(({ slot, validate, ...rest }): JsonObject => {
    const data = { kind: 'collect', slot, prompt: `Your ${slot}? So far {{ slots.${slot} }}.`, ...rest };
    return validate ? { ...data, validate: 'size(string(value)) > 5' } : data;
  });
const telling = fc.constantFrom(...slotIds).map(
  (slot): JsonObject => ({
    kind: 'message',
    text: `${slot} is {{ slots.${slot} }}, ends in {{ slots.${slot} | slice: -4, 4 | upcase }} {{ message.text }}`,
  }),
);
const calling = fc.constantFrom(...slotIds).map(
  (slot): JsonObject => ({
    kind: 'action',
    action: 'call',
    inputs: { it: `slots.${slot}`, said: 'message.text' },
    result: 'call',
  }),
);
const forgetting = fc
  .constantFrom(...slotIds)
  .map((slot): JsonObject => ({ kind: 'set', slots: { note: `slots.${slot}`, [slot]: 'null' } }));
const handing = fc
  .constantFrom(...slotIds)
  .map((slot): JsonObject => ({ kind: 'escalate', reason: `{{ slots.${slot} }} {{ vars.call.echo }}` }));

const step = fc.oneof({ weight: 4, arbitrary: asking }, telling, calling, forgetting, handing);
const flow = fc.array(step, { minLength: 2, maxLength: 7 }).map((steps) =>
  steps.map((data, index): StateSketch => {
    const next = index + 1 < steps.length ? `s${index + 1}` : 's0';
    const on = { next, success: next, error: next, done: next };
    return { id: `s${index}`, kind: 'set', ...data, on: index === 0 ? { next, success: next } : on };
  }),
);

const entities: readonly (readonly [RegExp, string, (text: string) => string])[] = [
  [/\d{4}-\d{4}-\d{4}-\d{4}/g, 'card', (text) => text],
  [/[\w.]+@[\w.]+\w/g, 'mail', (text) => text.toLowerCase()],
  [/\(\d{3}\) \d{3}-\d{4}/g, 'phone', (text) => `+1${text.replaceAll(/\D/g, '')}`],
];

function understand(text: string): NluResult {
  const mentions = entities.flatMap(([pattern, entity, normalise]) =>
    [...text.matchAll(pattern)].map((match) => ({
      entity,
      value: normalise(match[0]),
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
  const intents = /agent/.test(text) ? [{ intent: 'talk_to_person', confidence: 0.9 }] : [];
  return { intents, entities: mentions };
}

function engineOf(states: readonly StateSketch[]): ConversationEngine {
  const project = sketchProject([sketchFlow('main', states)], { slots });
  const run = async (call: ActionCall) =>
    answered(call, { echo: `it is ${String(call.input.it)}`, deep: [{ it: call.input.it ?? null }] });
  return fixtureEngine({
    compiled: compileProject(project, nodeRegistry),
    ports: { run_action: { run } },
    nlu: { understand: async (text) => understand(text) },
  });
}

/** Runs a conversation that is written to a store and read again after every message. */
async function converse(
  engine: ConversationEngine,
  texts: readonly string[],
): Promise<readonly WholeSession[]> {
  const sessions = [await withLog((await startConversation(engine, { source: 'runtime' })).session)];
  for (const text of texts) {
    const last = sessions.at(-1);
    if (last === undefined || last.snapshot.status === 'ended') break;
    const { length: _, ...document } = last;
    const stored = readSession(JSON.parse(JSON.stringify(document)));
    sessions.push(await withLog((await handleMessage(engine, stored, { text })).session));
  }
  return sessions;
}

describe('any conversation with sensitive slots', () => {
  it('keeps secrets out of all that is stored, and replays without a difference', async () => {
    await fc.assert(
      fc.asyncProperty(flow, fc.array(message, { maxLength: 8, size: 'max' }), async (states, texts) => {
        const engine = engineOf(states);
        const sessions = await converse(engine, texts);
        let told: readonly string[] = [];
        for (const { header, log, snapshot, masking } of sessions) {
          const known = masking?.secrets.flatMap(({ value, written }) => [String(value), ...written]) ?? told;
          // A "no" that is an answer may occur elsewhere, too.
          told = known.filter((secret) => forbidden.test(secret));
          const kept = JSON.stringify(snapshot.status === 'ended' ? [log, snapshot] : log);
          for (const secret of told) expect(kept).not.toContain(secret);
          const recording = readRecording(writeRecording({ header, log }));
          const replayed = replayLog(engine.compiled, recording);
          expect(replayed.firstDifference).toBeNull();
          const shown = masking?.snapshot ?? snapshot;
          expect(JSON.stringify(replayed.snapshot)).toBe(JSON.stringify(shown));
        }
        const last = sessions.at(-1)!;
        const report = await replayRecording(engine, readRecording(writeRecording(last)));
        expect(report.firstDifference).toBeNull();
      }),
      { numRuns: 80 },
    );
  });

  it('keeps every secret that answers a question out of the log', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .constantFrom('pin', 'card', 'mail', 'phone', 'day')
          .chain((slot) =>
            fc.tuple(fc.constant(slot), fc.constantFrom(...secrets[slot as keyof typeof slots])),
          ),
        fc.array(fc.oneof(telling, calling), { maxLength: 4 }),
        fc.boolean(),
        async ([slot, secret], rest, confirm) => {
          const states: readonly StateSketch[] = [
            {
              id: 'early',
              kind: 'collect',
              slot: 'note',
              prompt: 'What is it about?',
              acceptAnything: true,
              on: { next: 'ask' },
            },
            {
              id: 'ask',
              kind: 'collect',
              slot,
              prompt: `Your ${slot}?`,
              confirm,
              always: true,
              on: { next: 's0' },
            },
            ...[...rest, { kind: 'escalate', reason: `{{ slots.${slot} }}` }].map(
              (data, index): StateSketch => ({
                id: `s${index}`,
                kind: 'set',
                ...data,
                on: index < rest.length ? { next: `s${index + 1}`, success: `s${index + 1}` } : {},
              }),
            ),
          ];
          const engine = engineOf(states);
          const texts = [`Hello, by the way it is ${secret}`, secret, ...(confirm ? ['yes'] : [])];
          const session = (await converse(engine, texts)).at(-1)!;
          expect(session.snapshot.status).toBe('ended');
          expect(session.log.some(({ entry }) => entry === 'handoff')).toBe(true);
          expect(JSON.stringify([session.log, session.snapshot])).not.toMatch(forbidden);
          expect(writeRecording(session)).not.toMatch(forbidden);
        },
      ),
      { numRuns: 60 },
    );
  });
});
