import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offeredIn, play, sketchFlow, sketchProject } from '../../machine/fixtures/machineHarness.ts';
import { nodeRegistry } from '../../nodes/index.ts';
import { outcomeOfPrediction, projectThresholds } from '../projectJob.ts';
import type { PredictedMessage } from './examples.ts';
import { marginCurve, thresholdCurve } from './thresholdCurve.ts';

const end = { id: 'end', kind: 'end' };
const ask = {
  id: 'ask',
  kind: 'choice',
  prompt: 'What?',
  options: [{ id: 'go', label: 'Go' }],
  on: { go: 'end' },
};

test('asks exactly where the machine asks if any flow may start', () => {
  const confidence = fc.integer({ min: 1, max: 20 }).map((twentieths) => twentieths / 20);
  const meanings = fc.dictionary(
    fc.constantFrom('return_item', 'return_size', 'order_status', 'hours', 'greet'),
    confidence,
    { minKeys: 1 },
  );
  const settings = fc.record({ margin: confidence, minimum: confidence, intentThreshold: confidence });
  fc.assert(
    fc.property(meanings, settings, (given, { margin, minimum, intentThreshold }) => {
      const project = sketchProject(
        [
          sketchFlow('main', [ask, end]),
          sketchFlow('returns', [ask, end], ['return_item', 'return_size']),
          sketchFlow('order', [ask, end], ['order_status']),
          sketchFlow('times', [ask, end], ['hours']),
        ],
        { policies: { intentThreshold, clarification: { margin, minimum } } },
      );
      const intents = Object.entries(given)
        .map(([intent, confidence]) => ({ intent, confidence }))
        .sort((a, b) => b.confidence - a.confidence);
      const bestFirst = Object.fromEntries(intents.map(({ intent, confidence }) => [intent, confidence]));
      const offered = offeredIn(play(project, nodeRegistry).say('my shoes', bestFirst));
      const outcome = outcomeOfPrediction(intents, projectThresholds(project));
      expect(outcome === 'clarify').toBe(offered.includes('policy:neither'));
    }),
  );
});

const one = fc.record({
  intent: fc.constantFrom('a', 'b'),
  confidence: fc.integer({ min: 1, max: 100 }).map((hundredths) => hundredths / 100),
});
const message: fc.Arbitrary<PredictedMessage> = fc.record({
  text: fc.constant(''),
  intent: fc.constantFrom('a', 'b', null),
  found: fc.array(one, { maxLength: 1 }),
});

test('a higher threshold rejects more of both kinds, and shares add up', () => {
  fc.assert(
    fc.property(fc.array(message), (messages) => {
      const curve = thresholdCurve(messages);
      const kinds = new Set(messages.map(({ intent }) => intent === null));
      if (kinds.size < 2) {
        expect(curve).toBeNull();
        return;
      }
      expect(curve).toHaveLength(101);
      expect(curve?.at(-1)?.threshold).toBe(1);
      for (const [step, point] of (curve ?? []).entries()) {
        expect(point.acceptedAccuracy + point.wronglyAccepted + point.rejected).toBeCloseTo(1, 9);
        const before = curve?.[step - 1];
        if (before === undefined) continue;
        expect(point.acceptedAccuracy).toBeLessThanOrEqual(before.acceptedAccuracy);
        expect(point.outOfScopeRecall).toBeGreaterThanOrEqual(before.outOfScopeRecall);
      }
    }),
  );
});

const found = (first: number, second: number) => [
  { intent: 'a', confidence: first },
  { intent: 'b', confidence: second },
];
const policy = { minimum: 0.25, threshold: 0.5, flowOf: (intent: string) => intent };

test('counts messages that a clarification helps, bothers and does not save', () => {
  const messages = [
    { text: 'right, clear', intent: 'a', found: found(0.9, 0.05) },
    { text: 'right, close', intent: 'a', found: found(0.52, 0.45) },
    { text: 'wrong, close', intent: 'b', found: found(0.5, 0.42) },
    { text: 'wrong, far', intent: 'b', found: found(0.7, 0.3) },
    { text: 'another', intent: null, found: found(0.4, 0.38) },
  ];
  const [never, narrow, wide] = marginCurve(messages, [0, 0.1, 0.5], policy);
  expect(never).toEqual({ margin: 0, asked: 0, helped: 0, needless: 0, wrong: 0.5, outOfScopeAsked: 0 });
  expect(narrow).toEqual({
    margin: 0.1,
    asked: 0.5,
    helped: 0.25,
    needless: 0.25,
    wrong: 0.25,
    outOfScopeAsked: 1,
  });
  expect(wide).toEqual({
    margin: 0.5,
    asked: 0.75,
    helped: 0.5,
    needless: 0.25,
    wrong: 0,
    outOfScopeAsked: 1,
  });
});

test('asks about flows, and not if something else is clearly meant', () => {
  const asked = (flows: Record<string, string>, first = 0.52, second = 0.5) =>
    marginCurve([{ text: '', intent: 'a', found: found(first, second) }], [0.2], {
      ...policy,
      flowOf: (intent) => flows[intent],
    })[0]?.asked;
  expect(asked({ a: 'one', b: 'two' })).toBe(1);
  expect(asked({ a: 'one', b: 'one' })).toBe(0);
  expect(asked({ b: 'two' })).toBe(0);
  expect(asked({ a: 'one', b: 'two' }, 0.3, 0.2)).toBe(0);
});
