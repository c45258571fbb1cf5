import { expect, test } from 'vitest';
import { deserialiseIntentModel } from './deserialiseIntentModel.ts';
import { encodeTexts } from './encodeTexts.ts';
import { retailTraining } from './fixtures/retailExamples.ts';
import { wordVectors } from './fixtures/wordVectors.ts';
import type { IntentModel } from './intentModel.ts';
import { predictIntents } from './predictIntents.ts';
import { predictWithMeaning } from './predictWithMeaning.ts';
import { serialiseIntentModel } from './serialiseIntentModel.ts';
import { trainIntentModel } from './trainIntentModel.ts';

const intents = ['order_status', 'store_hours', 'promo_code', 'reset_password'];
const examples = retailTraining.filter(({ intent }) => intents.includes(intent));
const names = Object.fromEntries(intents.map((intent) => [intent, intent.replaceAll('_', ' ')]));

async function train(encoder = wordVectors()): Promise<IntentModel> {
  const texts = [...examples.map(({ text }) => text), ...Object.values(names)];
  return trainIntentModel(examples, { names, encoded: await encodeTexts(encoder, texts) });
}

test('a model with meaning is the same every time, and survives storing', async () => {
  const model = await train();
  expect(model.meaning).toMatchObject({ encoder: 'words@1' });
  expect(await train()).toEqual(model);
  expect(deserialiseIntentModel(serialiseIntentModel(model))).toEqual(model);
});

test('a message that words are sure of is not encoded', async () => {
  const model = await train();
  const encoder = wordVectors();
  const known = examples[0]!.text;
  const found = await predictWithMeaning(model, known, encoder);
  expect(found[0]!.confidence).toBeGreaterThanOrEqual(model.meaning!.sureFrom);
  expect(found).toEqual(predictIntents(model, known));
  expect(encoder.encoded).toEqual([]);
});

test('what the encoder knows of other words counts where words are not sure', async () => {
  const model = await train();
  const encoder = wordVectors();
  const text = 'tell me about my shipment';
  const found = await predictWithMeaning(model, text, encoder);
  expect(encoder.encoded).toEqual([text]);
  expect(found[0]?.intent).toBe('order_status');
  const byWords = predictIntents(model, text).find(({ intent }) => intent === 'order_status');
  expect(found[0]!.confidence).toBeGreaterThan(byWords?.confidence ?? 0);
});

test('an encoder that tells nothing is given no weight, or hardly any', async () => {
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

test('messages said to be out of scope are turned away', async () => {
  const strange = ['order me a pizza', 'open the pod bay doors', 'what is the password of the moon'];
  const taught = trainIntentModel(examples, { outOfScope: Array.from({ length: 8 }, () => strange).flat() });
  const untaught = trainIntentModel(examples);
  const sum = (model: IntentModel) =>
    strange.reduce((all, text) => all + (predictIntents(model, text)[0]?.confidence ?? 0), 0);
  expect(sum(taught)).toBeLessThan(sum(untaught));
});

test('a text of nothing but signs shows no intent', async () => {
  expect(await predictWithMeaning(await train(), '?!', wordVectors())).toEqual([]);
});
