import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluateIntents } from './fixtures/evaluateIntents.ts';
import { retailHeldOut, retailTraining } from './fixtures/retailExamples.ts';
import { unrelatedMessages } from './fixtures/retailIntents.ts';
import { wordVectors } from './fixtures/wordVectors.ts';
import type { IntentModel } from './intentModel.ts';
import { deserialiseIntentModel, serialiseIntentModel } from './intentModelFile.ts';
import { predictIntents, predictWithMeaning } from './predictIntents.ts';
import { trainIntentModel } from './trainIntentModel.ts';
import { encodeTexts } from './trainNlu.ts';

const model = trainIntentModel(retailTraining);
const trained = { predict: async (text: string) => predictIntents(model, text) };

test('nearly all held-out paraphrases are recognised at the default threshold', async () => {
  const quality = await evaluateIntents(trained, retailHeldOut);
  // Measured: 1 and 1.
  expect(quality.accuracy).toBeGreaterThanOrEqual(0.97);
  expect(quality.acceptedAccuracy).toBeGreaterThanOrEqual(0.95);
});

test('most unrelated messages are rejected at the default threshold', async () => {
  const unrelated = unrelatedMessages.map((text) => ({ text, intent: null }));
  const { outOfScope } = await evaluateIntents(trained, [...retailHeldOut, ...unrelated]);
  // Measured: 0.996 and 0.76.
  expect(outOfScope?.auroc).toBeGreaterThanOrEqual(0.97);
  expect(outOfScope?.recall).toBeGreaterThanOrEqual(0.7);
});

test.each(["what's the meaning of life", 'tell me a joke about cats', 'asdf qwer'])('rejects %j', (text) => {
  expect(predictIntents(model, text)[0]?.confidence ?? 0).toBeLessThan(0.5);
});

test.each([
  ['wher is my ordr', 'order_status'],
  ['i wanna retrun my shoos', 'return_item'],
  ['pasword reset plz', 'reset_password'],
  ['cancle my odrer', 'cancel_order'],
  ['I WANT A HUMAN!!!', 'talk_to_person'],
])('understands %j despite typing errors', (text, intent) => {
  const [best] = predictIntents(model, text);
  expect(best?.intent).toBe(intent);
  expect(best?.confidence).toBeGreaterThanOrEqual(0.5);
});

test.each(['', '   ', '?!', '😀', '\ud800', 'bob@example.com', '人間です'])(
  'predicts nothing for %j',
  (text) => {
    expect(predictIntents(model, text)).toEqual([]);
  },
);

test('reads only the beginning of a huge text', () => {
  const huge = `where is my order ${'x'.repeat(10_000_000)}`;
  expect(predictIntents(model, huge)).toEqual(predictIntents(model, huge.slice(0, 2000)));
});

test('returns at most five intents, best first, whose confidences are probabilities', () => {
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

const intents = ['order_status', 'store_hours', 'promo_code', 'reset_password'];
const examples = retailTraining.filter(({ intent }) => intents.includes(intent));
const names = Object.fromEntries(intents.map((intent) => [intent, intent.replaceAll('_', ' ')]));

async function train(encoder = wordVectors()): Promise<IntentModel> {
  const texts = [...examples.map(({ text }) => text), ...Object.values(names)];
  return trainIntentModel(examples, { names, encoded: await encodeTexts(encoder, texts) });
}

test('a model with an encoder is reproducible, and survives storing', async () => {
  const model = await train();
  expect(model.meaning).toMatchObject({ encoder: 'words@1' });
  expect(await train()).toEqual(model);
  expect(deserialiseIntentModel(serialiseIntentModel(model))).toEqual(model);
});

test('a message that is certain from its words is not encoded', async () => {
  const model = await train();
  const encoder = wordVectors();
  const known = examples[0]!.text;
  const found = await predictWithMeaning(model, known, encoder);
  expect(found[0]!.confidence).toBeGreaterThanOrEqual(model.meaning!.sureFrom);
  expect(found).toEqual(predictIntents(model, known));
  expect(encoder.encoded).toEqual([]);
});

test('the encoder counts if the words leave doubt', async () => {
  const model = await train();
  const encoder = wordVectors();
  const text = 'tell me about my shipment';
  const found = await predictWithMeaning(model, text, encoder);
  expect(encoder.encoded).toEqual([text]);
  expect(found[0]?.intent).toBe('order_status');
  const byWords = predictIntents(model, text).find(({ intent }) => intent === 'order_status');
  expect(found[0]!.confidence).toBeGreaterThan(byWords?.confidence ?? 0);
});

test('an encoder without information gets little or no weight', async () => {
  const noise = wordVectors();
  const same = {
    ...noise,
    embed: async (texts: readonly string[]) =>
      texts.map(() => Float32Array.from({ length: 64 }, () => 1 / 8)),
  };
  const model = await train(same);
  const [best] = await predictWithMeaning(model, 'when do you open', same);
  expect(best?.intent).toBe('store_hours');
});

test('out-of-scope messages of the project are rejected', async () => {
  const strange = ['order me a pizza', 'open the pod bay doors', 'what is the password of the moon'];
  const taught = trainIntentModel(examples, { outOfScope: Array.from({ length: 8 }, () => strange).flat() });
  const untaught = trainIntentModel(examples);
  const sum = (model: IntentModel) =>
    strange.reduce((all, text) => all + (predictIntents(model, text)[0]?.confidence ?? 0), 0);
  expect(sum(taught)).toBeLessThan(sum(untaught));
});

test('a text of punctuation alone has no intent', async () => {
  expect(await predictWithMeaning(await train(), '?!', wordVectors())).toEqual([]);
});
