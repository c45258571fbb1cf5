import { expect, test } from 'vitest';
import { evaluateIntents } from './evaluateIntents.ts';
import { retailTraining } from './fixtures/retailExamples.ts';
import { trainIntentModel } from './trainIntentModel.ts';

const model = trainIntentModel(
  retailTraining.filter(({ intent }) => ['order_status', 'store_hours', 'promo_code'].includes(intent)),
);
const examples = [
  { text: 'where is my order', intent: 'order_status' },
  { text: 'track my package', intent: 'order_status' },
  { text: 'when do you open', intent: 'order_status' },
  { text: 'store hours', intent: 'store_hours' },
];

test('counts right answers for each intent', () => {
  const quality = evaluateIntents(model, examples);
  expect(quality.accuracy).toBe(0.75);
  expect(quality.perIntent).toEqual([
    { intent: 'order_status', precision: 1, recall: 2 / 3, f1: 0.8, support: 3 },
    { intent: 'store_hours', precision: 0.5, recall: 1, f1: 2 / 3, support: 1 },
  ]);
  expect(quality.macroF1).toBeCloseTo((0.8 + 2 / 3) / 2, 9);
  expect(quality.outOfScope).toBeUndefined();
});

test('counts rejections as errors', () => {
  expect(evaluateIntents(model, examples, 1.1).acceptedAccuracy).toBe(0);
  expect(evaluateIntents(model, examples, 0).acceptedAccuracy).toBe(0.75);
});

test('measures how messages out of scope are turned away', () => {
  const { outOfScope } = evaluateIntents(model, [...examples, { text: 'xkcd blorp fnord', intent: null }]);
  expect(outOfScope).toEqual({ auroc: 1, recall: 1, precision: 1 });
});

test('without examples all figures are zero', () => {
  expect(evaluateIntents(model, [])).toMatchObject({
    accuracy: 0,
    macroF1: 0,
    perIntent: [],
    calibrationError: 0,
  });
});
