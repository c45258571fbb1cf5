import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluateIntents } from './evaluation/evaluateIntents.ts';
import { retailHeldOut, retailTraining } from './fixtures/retailExamples.ts';
import { unrelatedMessages } from './fixtures/retailIntents.ts';
import { predictIntents } from './predictIntents.ts';
import { trainIntentModel } from './trainIntentModel.ts';

const model = trainIntentModel(retailTraining);
const trained = { predict: async (text: string) => predictIntents(model, text) };

test('of the paraphrases kept back, nearly all are recognised at the default threshold', async () => {
  const quality = await evaluateIntents(trained, retailHeldOut);
  // Measured: 1 and 1.
  expect(quality.accuracy).toBeGreaterThanOrEqual(0.97);
  expect(quality.acceptedAccuracy).toBeGreaterThanOrEqual(0.95);
});

test('of unrelated messages, most are turned away at the default threshold', async () => {
  const unrelated = unrelatedMessages.map((text) => ({ text, intent: null }));
  const { outOfScope } = await evaluateIntents(trained, [...retailHeldOut, ...unrelated]);
  // Measured: 0.996 and 0.76.
  expect(outOfScope?.auroc).toBeGreaterThanOrEqual(0.97);
  expect(outOfScope?.recall).toBeGreaterThanOrEqual(0.7);
});

test.each(["what's the meaning of life", 'tell me a joke about cats', 'asdf qwer'])(
  'turns away %j',
  (text) => {
    expect(predictIntents(model, text)[0]?.confidence ?? 0).toBeLessThan(0.5);
  },
);

test.each([
  ['wher is my ordr', 'order_status'],
  ['i wanna retrun my shoos', 'return_item'],
  ['pasword reset plz', 'reset_password'],
  ['cancle my odrer', 'cancel_order'],
  ['I WANT A HUMAN!!!', 'talk_to_person'],
])('understands %j in spite of slips', (text, intent) => {
  const [best] = predictIntents(model, text);
  expect(best?.intent).toBe(intent);
  expect(best?.confidence).toBeGreaterThanOrEqual(0.5);
});

test.each(['', '   ', '?!', '😀', '\ud800', 'bob@example.com', '人間です'])(
  'knows nothing about %j',
  (text) => {
    expect(predictIntents(model, text)).toEqual([]);
  },
);

test('reads only the beginning of a huge text', () => {
  const huge = `where is my order ${'x'.repeat(10_000_000)}`;
  expect(predictIntents(model, huge)).toEqual(predictIntents(model, huge.slice(0, 2000)));
});

test('gives at most five intents, best first, whose confidences are probabilities', () => {
  const words = fc.constantFrom(...retailTraining.flatMap(({ text }) => text.split(' ')));
  const messages = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.array(words, { maxLength: 12 }).map((found) => found.join(' ')),
  );
  fc.assert(
    fc.property(messages, (text) => {
      const predictions = predictIntents(model, text);
      const confidences = predictions.map(({ confidence }) => confidence);
      expect(predictions.length).toBeLessThanOrEqual(5);
      expect(new Set(predictions.map(({ intent }) => intent)).size).toBe(predictions.length);
      expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
      expect(confidences.every((confidence) => confidence > 0 && confidence <= 1)).toBe(true);
      expect(confidences.reduce((sum, confidence) => sum + confidence, 0)).toBeLessThanOrEqual(1 + 1e-9);
    }),
  );
});
