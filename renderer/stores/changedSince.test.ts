import { expect, test } from 'vitest';
import { changedSince } from './changedSince.ts';
import type { UnderstandingBasis } from './understandingBasis.ts';

const intent = (id: string, utterances: string[], translations: Record<string, string[]> = {}) => ({
  id,
  name: id,
  utterances,
  translations,
});
const basis: UnderstandingBasis = {
  intents: { hours: intent('hours', ['when', 'open'], { de: ['wann'] }), joke: intent('joke', ['haha']) },
  outOfScope: null,
  intentThreshold: 0.5,
  minimum: 0.25,
};
const now = (change: Partial<UnderstandingBasis>) => ({ ...basis, ...change });

test('an edit that was undone, a name and an intent without utterances change nothing', () => {
  expect(changedSince('evaluate', basis, basis)).toBeNull();
  const intents = {
    ...structuredClone(basis.intents),
    joke: { ...intent('joke', ['haha']), name: 'Joke' },
    empty: intent('empty', []),
  };
  const outOfScope = { utterances: [], translations: {} };
  expect(changedSince('evaluate', basis, now({ intents, outOfScope }))).toBeNull();
});

test('utterances in any language change every result', () => {
  for (const intents of [
    { ...basis.intents, joke: intent('joke', ['haha', 'hihi']) },
    { ...basis.intents, hours: intent('hours', ['when', 'open'], { de: ['wann', 'wie'] }) },
    { hours: basis.intents.hours! },
  ]) {
    expect(changedSince('train', basis, now({ intents }))).toBe('utterances');
    expect(changedSince('check', basis, now({ intents }))).toBe('utterances');
  }
});

test('what a result was not made from does not change it', () => {
  const outOfScope = { utterances: ['weather'], translations: {} };
  expect(changedSince('train', basis, now({ outOfScope }))).toBeNull();
  expect(changedSince('curve', basis, now({ outOfScope }))).toBeNull();
  expect(changedSince('threshold', basis, now({ outOfScope }))).toBe('utterances');
  const intentThreshold = 0.6;
  expect(changedSince('evaluate', basis, now({ intentThreshold }))).toBe('thresholds');
  expect(changedSince('threshold', basis, now({ intentThreshold }))).toBeNull();
  expect(changedSince('threshold', basis, now({ minimum: 0.3 }))).toBe('thresholds');
});
