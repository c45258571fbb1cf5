import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordOverlapTrainer } from '../fixtures/wordOverlapTrainer.ts';
import type { IntentExample } from '../trainIntentModel.ts';
import { crossValidation, stratifiedFolds } from './crossValidation.ts';
import type { UnderstandingData } from './examples.ts';

const examples = fc.array(
  fc.record({
    text: fc.constantFrom('a b', 'A b!', 'c', 'd', 'e', 'f', 'g 1', 'g 2'),
    intent: fc.constantFrom('x', 'y', null),
  }),
);

test('keeps equal utterances of an intent together, whatever the order', () => {
  fc.assert(
    fc.property(examples, fc.integer({ min: 2, max: 5 }), fc.integer(), (given, folds, seed) => {
      const parts = stratifiedFolds(given, folds, seed);
      const partOf = new Map<string, number>();
      given.forEach(({ text, intent }, n) => {
        const key = `${intent} ${text.toLowerCase().replace(/[!\d]/g, '')}`;
        expect(partOf.get(key) ?? parts[n]).toBe(parts[n]);
        partOf.set(key, parts[n] ?? -1);
      });
      const backwards = stratifiedFolds(given.toReversed(), folds, seed);
      expect([...backwards].reverse()).toEqual([...parts]);
    }),
  );
});

test('gives every fold its share of every intent', () => {
  const given = Array.from({ length: 30 }, (_, n) => ({
    text: 'w'.repeat(n + 1),
    intent: n < 20 ? 'x' : 'y',
  }));
  const parts = stratifiedFolds(given, 5, 3);
  for (let part = 0; part < 5; part++) {
    const here = given.filter((_, n) => parts[n] === part);
    expect(here.filter(({ intent }) => intent === 'x')).toHaveLength(4);
    expect(here).toHaveLength(6);
  }
});

const examplesOf = (intent: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({ text: `${intent} ${'abcdefghijklm'[n]}`, intent }));
const data: UnderstandingData = {
  examples: [...examplesOf('order', 10), ...examplesOf('hours', 7), ...examplesOf('return', 5)],
  outOfScope: ['weather now', 'order pizza', 'joke'],
  names: {},
};
const options = { folds: 5, seed: 1, stopwatch: () => 0 };

test('predicts every message once, with a model that was not trained on it', async () => {
  const taught: (readonly IntentExample[])[] = [];
  const trainer = wordOverlapTrainer((examples) => taught.push(examples));
  const { messages, standIn } = await crossValidation(trainer, data, options);
  expect(standIn).toBe(false);
  expect(messages.map(({ text }) => text).toSorted()).toEqual(
    [...data.examples.map(({ text }) => text), ...data.outOfScope].toSorted(),
  );
  expect(taught).toHaveLength(5);
  for (const examples of taught) expect(examples.length).toBeLessThan(data.examples.length);
  // Each example is missing in exactly one training.
  for (const { text } of data.examples) {
    expect(taught.filter((examples) => examples.every((one) => one.text !== text))).toHaveLength(1);
  }
});

test('does not depend on the order of the data', async () => {
  const one = await crossValidation(wordOverlapTrainer(), data, options);
  const other = await crossValidation(
    wordOverlapTrainer(),
    { examples: data.examples.toReversed(), outOfScope: data.outOfScope.toReversed(), names: {} },
    options,
  );
  expect(other).toEqual(one);
});

test('without out-of-scope messages, held-out intents stand in for them', async () => {
  const taught: (readonly IntentExample[])[] = [];
  const trainer = wordOverlapTrainer((examples) => taught.push(examples));
  const { messages, standIn, findings } = await crossValidation(
    trainer,
    { ...data, outOfScope: [], names: {} },
    options,
  );
  expect(standIn).toBe(true);
  expect(messages.filter(({ intent }) => intent === null)).toHaveLength(data.examples.length);
  const intentsOf = (examples: readonly IntentExample[]) =>
    new Set(examples.map(({ intent }) => intent)).size;
  expect(taught.map(intentsOf)).toEqual([3, 3, 3, 3, 3, 2, 2, 2]);
  expect(findings.map(({ code }) => code)).toEqual(['NLU_NO_OUT_OF_SCOPE']);
});

test('makes typing errors if asked to', async () => {
  const { mistyped, messages } = await crossValidation(wordOverlapTrainer(), data, { ...options, typos: 2 });
  expect(mistyped).toHaveLength(data.examples.length);
  const right = (some: typeof messages) =>
    some.filter(({ intent, found }) => found[0]?.intent === intent).length;
  expect(right(mistyped)).toBeLessThan(right(messages));
});

test('reports progress up to the end', async () => {
  const seen: number[] = [];
  await crossValidation(wordOverlapTrainer(), data, { ...options, onProgress: (done) => seen.push(done) });
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.at(-1)).toBe(1);
});

test('can be cancelled in the middle', async () => {
  const controller = new AbortController();
  const running = crossValidation(
    wordOverlapTrainer(() => controller.abort()),
    data,
    {
      ...options,
      signal: controller.signal,
    },
  );
  await expect(running).rejects.toMatchObject({ code: 'NLU_TRAINING_CANCELLED' });
});

test.each<[string, UnderstandingData['examples'], string]>([
  ['nothing', [], 'NLU_NO_UTTERANCES'],
  ['one example', examplesOf('order', 1), 'NLU_ONE_INTENT'],
  ['one intent', examplesOf('order', 9), 'NLU_ONE_INTENT'],
  ['one example of each', [...examplesOf('order', 1), ...examplesOf('hours', 1)], 'NLU_TOO_FEW_TO_TEST'],
])('reports what %s lacks', async (_, examples, code) => {
  await expect(
    crossValidation(wordOverlapTrainer(), { examples, outOfScope: [], names: {} }, options),
  ).rejects.toMatchObject({ code });
});

test('trains on an intent with one utterance, does not test it, and names it', async () => {
  const more = {
    ...data,
    examples: [...data.examples, { text: 'hi', intent: 'greet' }, { text: 'Hi!', intent: 'greet' }],
  };
  const { messages, findings } = await crossValidation(wordOverlapTrainer(), more, options);
  expect(messages.some(({ intent }) => intent === 'greet')).toBe(false);
  expect(findings).toMatchObject([
    { code: 'NLU_UNTESTED_INTENTS', message: expect.stringContaining('greet'), severity: 'warning' },
  ]);
});

test('tests only a sample of very many utterances, unless all are requested', async () => {
  const many = {
    examples: Array.from({ length: 12_000 }, (_, n) => ({
      text: `w${n.toString(36).replace(/\d/g, 'ß')} v`,
      intent: `i${n % 3}`,
    })),
    outOfScope: ['a', 'b', 'c'],
    names: {},
  };
  let trainings = 0;
  const trainer = () => wordOverlapTrainer(() => trainings++);
  const { messages } = await crossValidation(trainer(), many, options);
  expect(trainings).toBe(2);
  expect(messages.filter(({ intent }) => intent === null)).toHaveLength(3);
  expect(messages.length).toBeLessThan(6000);
  const all = await crossValidation(trainer(), many, { ...options, complete: true, folds: 2 });
  expect(all.messages).toHaveLength(12_003);
});
