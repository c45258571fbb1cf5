import { expect, test } from 'vitest';
import { retailTraining } from './fixtures/retailExamples.ts';
import { unrelatedMessages } from './fixtures/retailIntents.ts';
import { serialiseIntentModel } from './intentModelFile.ts';
import { predictIntents } from './predictIntents.ts';
import { trainIntentModel } from './trainIntentModel.ts';

const small = retailTraining.filter(({ intent }) =>
  ['order_status', 'reset_password', 'store_hours'].includes(intent),
);

test('the same examples produce the same model, in any order', () => {
  const model = serialiseIntentModel(trainIntentModel(small));
  expect(serialiseIntentModel(trainIntentModel(small))).toEqual(model);
  expect(serialiseIntentModel(trainIntentModel(small.toReversed()))).toEqual(model);
});

test('progress rises to 1', () => {
  const seen: number[] = [];
  trainIntentModel(small, { onProgress: (done) => seen.push(done) });
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen[0]).toBeGreaterThan(0);
  expect(seen.at(-1)).toBe(1);
});

test('a model without examples predicts nothing', () => {
  for (const examples of [[], [{ text: '?!', intent: 'a' }]]) {
    const model = trainIntentModel(examples);
    expect(model.labels).toEqual([]);
    expect(predictIntents(model, 'hello')).toEqual([]);
  }
});

test('one example of one intent is recognised, and nothing else is', () => {
  const model = trainIntentModel([{ text: 'where is my order', intent: 'order_status' }]);
  expect(predictIntents(model, 'Where is my order?')[0]).toMatchObject({ intent: 'order_status' });
  expect(predictIntents(model, 'Where is my order?')[0]!.confidence).toBeGreaterThan(0.9);
  expect(predictIntents(model, 'tell me a joke about cats')[0]?.confidence ?? 0).toBeLessThan(0.5);
});

test.each([1, 2, 3])('with %i intents, similar messages are recognised and most others are not', (count) => {
  const intents = ['order_status', 'reset_password', 'store_hours'].slice(0, count);
  const model = trainIntentModel(small.filter(({ intent }) => intents.includes(intent)));
  const [best] = predictIntents(model, 'when will my order arrive');
  expect(best?.intent).toBe('order_status');
  expect(best?.confidence).toBeGreaterThan(0.5);
  const accepted = unrelatedMessages.filter(
    (text) => (predictIntents(model, text)[0]?.confidence ?? 0) >= 0.5,
  );
  expect(accepted.length / unrelatedMessages.length).toBeLessThan(0.35);
});

test('one example each is enough to separate two intents', () => {
  const model = trainIntentModel([
    { text: 'yes', intent: 'affirm' },
    { text: 'no', intent: 'deny' },
  ]);
  expect(predictIntents(model, 'yes')[0]).toMatchObject({ intent: 'affirm' });
  expect(predictIntents(model, 'no')[0]).toMatchObject({ intent: 'deny' });
});

test('an utterance under two intents returns both, before all others', () => {
  const model = trainIntentModel([
    ...small,
    ...['order_status', 'store_hours'].map((intent) => ({ text: 'gimme the thingy', intent })),
  ]);
  const best = predictIntents(model, 'gimme the thingy').slice(0, 2);
  expect(best.map(({ intent }) => intent).sort()).toEqual(['order_status', 'store_hours']);
});

test('a rare intent is not drowned out by a frequent one', () => {
  const rare = small.filter(({ intent }) => intent === 'reset_password').slice(0, 4);
  const model = trainIntentModel([...small.filter(({ intent }) => intent !== 'reset_password'), ...rare]);
  expect(predictIntents(model, 'reset my password')[0]).toMatchObject({ intent: 'reset_password' });
});
