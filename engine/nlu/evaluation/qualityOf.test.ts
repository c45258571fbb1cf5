import { expect, test } from 'vitest';
import type { PredictedMessage } from './predictedMessage.ts';
import { qualityOf } from './qualityOf.ts';

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

test('counts right answers for each intent, the worst first', () => {
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

test('names what is confused, with examples, the most frequent first', () => {
  const many = [...messages, took('order', 'hours'), took(null, 'order', 0.9), took(null, 'order', 0.1)];
  expect(qualityOf(many, 0.5).confusions).toEqual([
    { intent: 'order', found: 'hours', count: 2, examples: ['order for hours', 'order for hours'] },
    { intent: 'hours', found: null, count: 1, examples: ['hours for null'] },
    { intent: null, found: 'order', count: 1, examples: ['null for order'] },
  ]);
});

test('measures how messages out of scope are turned away', () => {
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

test('bins confidences, and leaves out empty bins', () => {
  const { reliability, calibrationError } = qualityOf([took('a', 'a', 1), took('a', 'b', 1)], 0.5);
  expect(reliability).toEqual([{ from: 14 / 15, to: 1, count: 2, confidence: 1, accuracy: 0.5 }]);
  expect(calibrationError).toBe(0.5);
});

test('without messages all figures are zero', () => {
  expect(qualityOf([], 0.5)).toMatchObject({ accuracy: 0, macroF1: 0, perIntent: [], calibrationError: 0 });
});
