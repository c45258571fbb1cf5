import { expect, test } from 'vitest';
import type { Intent } from '../model/intent.ts';
import { intentDataHash } from './intentDataHash.ts';

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

test('depends on the names, which are learnt too, and on the encoder', () => {
  expect(
    intentDataHash({ intents: { greet: { ...greet, name: 'Hello' }, leave }, outOfScope: null }),
  ).not.toBe(hash);
  const encoded = intentDataHash({ intents: { greet, leave }, outOfScope: null }, 'one@1');
  expect(encoded).not.toBe(hash);
  expect(intentDataHash({ intents: { greet, leave }, outOfScope: null }, 'one@2')).not.toBe(encoded);
});

test('depends on every utterance and on the intent it stands under', () => {
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
