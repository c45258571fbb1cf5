import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findUrgency } from './findUrgency.ts';

test.each([
  ['en', 'I need this asap'],
  ['en', 'please fix it right now'],
  ['en', 'it is urgent'],
  ['en', 'I must have it today or I will cancel'],
  ['en', 'it has to be here before Friday'],
  ['en', 'Help! somebody uses my card'],
  ['en', 'cancel it immediately'],
  ['de', 'es ist dringend'],
  ['de', 'bitte sofort sperren'],
  ['de', 'ich brauche es bis morgen'],
  ['de', 'das eilt'],
  ['de', 'so schnell wie möglich bitte'],
])('%s: urgent: %s', (language, text) => {
  expect(findUrgency(text, language)).toBeGreaterThanOrEqual(0.5);
});

test.each([
  ['en', 'where is my order'],
  ['en', 'not urgent, but where is it'],
  ['en', 'no rush'],
  ['en', 'this is not an emergency'],
  ['en', 'I ordered today'],
  ['en', 'GREAT SERVICE!!!'],
  ['en', 'can you help me'],
  ['en', 'I realized as soon as I got home'],
  ['de', 'es ist nicht dringend'],
  ['de', 'es eilt nicht, keine Eile'],
  ['de', 'kein Notfall'],
  ['de', 'wann kommt meine Bestellung'],
  ['de', 'ich habe heute bestellt'],
])('%s: not urgent: %s', (language, text) => {
  expect(findUrgency(text, language)).toBeLessThan(0.5);
});

describe('in general', () => {
  test('more evidence never lowers it', () => {
    expect(findUrgency('now', 'en')).toBeLessThan(findUrgency('now!', 'en') ?? 0);
    expect(findUrgency('asap', 'en')).toBeLessThan(findUrgency('ASAP, RIGHT NOW', 'en') ?? 0);
  });

  test('any text returns the same number between 0 and 1 every time', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom('asap', 'not', '!', 'NOW', 'sofort'), fc.string())),
        (words) => {
          for (const language of ['en', 'de-AT']) {
            const urgency = findUrgency(words.join(' '), language) ?? Number.NaN;
            expect(urgency).toBeGreaterThanOrEqual(0);
            expect(urgency).toBeLessThanOrEqual(1);
            expect(findUrgency(words.join(' '), language)).toBe(urgency);
          }
        },
      ),
    );
  });

  test('other languages have no urgency', () => {
    expect(findUrgency('urgent', 'fr')).toBeUndefined();
  });

  test('a huge message takes almost no time', () => {
    expect(findUrgency('! asap not '.repeat(100_000), 'en')).toBeGreaterThan(0);
  });
});
