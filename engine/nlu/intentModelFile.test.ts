import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../base/appError.ts';
import type { Intent } from '../model/documents/intent.ts';
import { retailTraining } from './fixtures/retailExamples.ts';
import { deserialiseIntentModel, intentDataHash, serialiseIntentModel } from './intentModelFile.ts';
import { predictIntents } from './predictIntents.ts';
import { trainIntentModel } from './trainIntentModel.ts';

const greet: Intent = { id: 'greet', name: 'Greeting', utterances: ['hi', 'hello'], translations: {} };
const leave: Intent = { id: 'leave', name: 'Goodbye', utterances: ['bye'], translations: {} };
const hash = intentDataHash({ intents: { greet, leave }, outOfScope: null });

test('is SHA-256 in hex', () => {
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
});

test('does not depend on order, descriptions or intents without utterances', () => {
  const described = { ...greet, description: 'x', utterances: ['hello', 'hi'] };
  const empty: Intent = { id: 'empty', name: 'Empty', utterances: [], translations: {} };
  expect(intentDataHash({ intents: { leave, empty, greet: described }, outOfScope: null })).toBe(hash);
});

test('depends on the names, which are trained on too, and on the encoder', () => {
  expect(
    intentDataHash({ intents: { greet: { ...greet, name: 'Hello' }, leave }, outOfScope: null }),
  ).not.toBe(hash);
  const encoded = intentDataHash({ intents: { greet, leave }, outOfScope: null }, 'one@1');
  expect(encoded).not.toBe(hash);
  expect(intentDataHash({ intents: { greet, leave }, outOfScope: null }, 'one@2')).not.toBe(encoded);
});

test('depends on every utterance and its intent', () => {
  const more = { ...greet, utterances: ['hi', 'hello', 'hey'] };
  expect(intentDataHash({ intents: { greet: more, leave }, outOfScope: null })).not.toBe(hash);
  const translated = { ...greet, translations: { de: ['hallo'] } };
  expect(intentDataHash({ intents: { greet: translated, leave }, outOfScope: null })).not.toBe(hash);
  const moved = {
    greet: { ...greet, utterances: ['hello'] },
    leave: { ...leave, utterances: ['bye', 'hi'] },
  };
  expect(intentDataHash({ intents: moved, outOfScope: null })).not.toBe(hash);
});

const examples = retailTraining.filter(({ intent }) =>
  ['order_status', 'store_hours', 'promo_code'].includes(intent),
);
const model = trainIntentModel(examples, { dataHash: 'abc123' });
const bytes = serialiseIntentModel(model);

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return 'no error';
}

test('reading returns what was stored', () => {
  expect(deserialiseIntentModel(bytes)).toEqual(model);
  const text = 'when do you open';
  expect(predictIntents(deserialiseIntentModel(bytes), text)).toEqual(predictIntents(model, text));
});

test('any set of examples survives storing', () => {
  const example = fc.record({
    text: fc.string({ unit: 'grapheme' }),
    intent: fc.constantFrom('a', 'b', 'ü'),
  });
  fc.assert(
    fc.property(fc.array(example, { maxLength: 6 }), (found) => {
      const trained = trainIntentModel(found);
      expect(deserialiseIntentModel(serialiseIntentModel(trained))).toEqual(trained);
    }),
    { numRuns: 30 },
  );
});

test('reads from the middle of a larger buffer', () => {
  const larger = new Uint8Array(bytes.length + 14);
  larger.set(bytes, 7);
  expect(deserialiseIntentModel(larger.subarray(7, 7 + bytes.length))).toEqual(model);
});

test('is small', () => {
  expect(bytes.length).toBeLessThan(60_000);
});

test('rejects another version', () => {
  const other = bytes.slice();
  other[4] = 99;
  expect(codeOf(() => deserialiseIntentModel(other))).toBe('NLU_MODEL_VERSION');
});

test('rejects a file with any byte changed', () => {
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const broken = bytes.slice();
      broken[at] = bytes[at]! ^ change;
      expect(codeOf(() => deserialiseIntentModel(broken))).toMatch(/^NLU_MODEL_(CORRUPT|VERSION)$/);
    }),
  );
});

test('rejects a truncated file, and anything else', () => {
  for (const length of [0, 3, 15, 16, 40, bytes.length - 1]) {
    expect(codeOf(() => deserialiseIntentModel(bytes.slice(0, length)))).toBe('NLU_MODEL_CORRUPT');
  }
  expect(codeOf(() => deserialiseIntentModel(new TextEncoder().encode('{"labels":[]} and more text')))).toBe(
    'NLU_MODEL_CORRUPT',
  );
});
