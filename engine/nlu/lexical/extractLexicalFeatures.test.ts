import { expect, test } from 'vitest';
import { extractLexicalFeatures } from './extractLexicalFeatures.ts';

test('counts words, pairs of words and pieces of words', () => {
  const { words, pieces } = extractLexicalFeatures(['ab', 'ab']);
  // "ab" twice and "ab ab" once.
  expect([...words.values()].sort()).toEqual([1, 2]);
  // With a boundary on each side: " a", "ab", "b ", " ab", "ab ", " ab ", each in both words.
  expect([...pieces.values()]).toEqual([2, 2, 2, 2, 2, 2]);
});

test('pieces never cross words', () => {
  const apart = extractLexicalFeatures(['one', 'two']).pieces;
  const first = extractLexicalFeatures(['one']).pieces;
  const second = extractLexicalFeatures(['two']).pieces;
  expect(new Set(apart.keys())).toEqual(new Set([...first.keys(), ...second.keys()]));
});

test('the same text gives a word and a piece that are different features', () => {
  const { words, pieces } = extractLexicalFeatures(['ab']);
  expect([...words.keys()].some((hash) => pieces.has(hash))).toBe(false);
});

test('hashes never change: stored models depend on them', () => {
  const { words, pieces } = extractLexicalFeatures(['order', 'status']);
  expect([...words.keys()]).toMatchInlineSnapshot(`
    [
      1640259148,
      465339818,
      1616822267,
    ]
  `);
  expect([...pieces.keys()].slice(0, 3)).toMatchInlineSnapshot(`
    [
      -888830586,
      955781742,
      -1098839827,
    ]
  `);
});
