import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PredictedMessage } from './examples.ts';
import { areaUnderRoc, calibrationError, percentile, qualityOf } from './metrics.ts';

test('is the value that the given share does not exceed', () => {
  const values = [5, 1, 4, 2, 3];
  expect([0.5, 0.95, 0.2, 1].map((part) => percentile(values, part))).toEqual([3, 5, 1, 5]);
  expect(percentile([], 0.5)).toBe(0);
});

test('is zero if confidence equals the share of correct answers', () => {
  const judgements = [true, true, true, false].map((right) => ({ confidence: 0.75, right }));
  expect(calibrationError(judgements)).toBeCloseTo(0, 9);
});

test('is the difference otherwise', () => {
  expect(calibrationError([{ confidence: 0.9, right: false }])).toBeCloseTo(0.9, 9);
  expect(calibrationError([{ confidence: 1, right: true }])).toBe(0);
  expect(calibrationError([])).toBe(0);
});

test('is the share of pairs in the right order, ties counting half', () => {
  const scores = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(scores, scores, (positives, negatives) => {
      const wins = positives.flatMap((p) => negatives.map((n) => (p > n ? 1 : p === n ? 0.5 : 0)));
      const expected = wins.reduce((sum: number, win) => sum + win, 0) / wins.length;
      expect(areaUnderRoc(positives, negatives)).toBeCloseTo(expected, 9);
    }),
  );
});

test('is NaN without both kinds', () => {
  expect(areaUnderRoc([], [1])).toBeNaN();
});

const took = (intent: string | null, found: string | null, confidence = 0.8): PredictedMessage => ({
  text: `${intent} for ${found}`,
  intent,
  found: found === null ? [] : [{ intent: found, confidence }],
});
const messages = [
  took('order', 'order'),
  took('order', 'order', 0.4),
  took('order', 'hours'),
  took('hours', 'hours'),
  took('hours', null),
];

test('counts correct answers for each intent, the worst first', () => {
  const { accuracy, macroF1, perIntent, outOfScope } = qualityOf(messages, 0.5);
  expect(accuracy).toBe(0.6);
  expect(perIntent).toEqual([
    { intent: 'hours', precision: 0.5, recall: 0.5, f1: 0.5, support: 2, right: 1 },
    { intent: 'order', precision: 1, recall: 2 / 3, f1: 0.8, support: 3, right: 2 },
  ]);
  expect(macroF1).toBeCloseTo(0.65, 9);
  expect(outOfScope).toBeNull();
});

test('counts rejections as errors', () => {
  expect(qualityOf(messages, 0.5).acceptedAccuracy).toBe(0.4);
  expect(qualityOf(messages, 0).acceptedAccuracy).toBe(0.6);
});

test('names confused intents, with examples, the most frequent first', () => {
  const many = [...messages, took('order', 'hours'), took(null, 'order', 0.9), took(null, 'order', 0.1)];
  expect(qualityOf(many, 0.5).confusions).toEqual([
    { intent: 'order', found: 'hours', count: 2, examples: ['order for hours', 'order for hours'] },
    { intent: 'hours', found: null, count: 1, examples: ['hours for null'] },
    { intent: null, found: 'order', count: 1, examples: ['null for order'] },
  ]);
});

test('measures how out-of-scope messages are rejected', () => {
  const all = [
    took('order', 'order', 0.9),
    took(null, 'order', 0.3),
    took(null, null),
    took(null, 'hours', 0.95),
  ];
  expect(qualityOf(all, 0.5).outOfScope).toEqual({
    auroc: 2 / 3,
    recall: 2 / 3,
    precision: 1,
    threshold: 0.5,
  });
});

test('bins confidences, and omits empty bins', () => {
  const { reliability, calibrationError } = qualityOf([took('a', 'a', 1), took('a', 'b', 1)], 0.5);
  expect(reliability).toEqual([{ from: 14 / 15, to: 1, count: 2, confidence: 1, accuracy: 0.5 }]);
  expect(calibrationError).toBe(0.5);
});

test('all metrics are zero without messages', () => {
  expect(qualityOf([], 0.5)).toMatchObject({ accuracy: 0, macroF1: 0, perIntent: [], calibrationError: 0 });
});
