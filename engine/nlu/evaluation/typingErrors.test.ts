import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { expect, test } from 'vitest';
import { typingErrors } from './typingErrors.ts';

const texts = fc.string({ unit: 'grapheme', maxLength: 40 });

test('makes up to the given number of edits, each with a Levenshtein distance of at most two', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 3 }), fc.integer(), (text, most, seed) => {
      const typed = typingErrors(text, most, seed);
      expect(typingErrors(text, most, seed)).toBe(typed);
      // Astral characters are two code units.
      expect(distance(text, typed)).toBeLessThanOrEqual(4 * most);
      expect(typed.isWellFormed()).toBe(text.isWellFormed());
    }),
  );
});

test('leaves at least one letter, and leaves texts without letters unchanged', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      expect(typingErrors('a', 1, seed)).toMatch(/\p{L}/u);
      expect(typingErrors('12:30 ?!', 2, seed)).toBe('12:30 ?!');
    }),
  );
  expect(typingErrors('where is it', 0, 1)).toBe('where is it');
});

test('makes all four kinds of error, on neighbouring keys', () => {
  const made = new Set(Array.from({ length: 300 }, (_, seed) => typingErrors('Order', 1, seed)));
  expect(made).toContain('Ordr');
  expect(made).toContain('rOder');
  expect(made).toContain('Prder');
  expect(made).toContain('Oerder');
  expect([...made].some((text) => text.includes('q'))).toBe(false);
});
