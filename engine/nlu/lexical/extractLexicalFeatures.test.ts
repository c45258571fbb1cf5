import { expect, test } from 'vitest';
import {
  borrowLexicalFeatures,
  extractLexicalFeatures,
  type LexicalFeatures,
} from './extractLexicalFeatures.ts';

const wordsOf = ({ hashes, words }: LexicalFeatures) => [...hashes.slice(0, words)];
const piecesOf = ({ hashes, words }: LexicalFeatures) => [...hashes.slice(words)];

test('counts words, pairs of words and pieces of words', () => {
  const { counts, words } = extractLexicalFeatures(['ab', 'ab']);
  // "ab" twice and "ab ab" once.
  expect([...counts.slice(0, words)].sort()).toEqual([1, 2]);
  // With a boundary on each side: " a", "ab", "b ", " ab", "ab ", " ab ", each in both words.
  expect([...counts.slice(words)]).toEqual([2, 2, 2, 2, 2, 2]);
});

test('pieces never cross word boundaries', () => {
  const apart = piecesOf(extractLexicalFeatures(['one', 'two']));
  const [first, second] = [
    piecesOf(extractLexicalFeatures(['one'])),
    piecesOf(extractLexicalFeatures(['two'])),
  ];
  expect(new Set(apart)).toEqual(new Set([...first, ...second]));
});

test('the same text as a word and as a piece is two different features', () => {
  const features = extractLexicalFeatures(['ab']);
  expect(wordsOf(features).some((hash) => piecesOf(features).includes(hash))).toBe(false);
});

test('borrowed features do not depend on what was counted before', () => {
  const kept = extractLexicalFeatures(['where', 'is', 'my', 'order', 'order']);
  borrowLexicalFeatures(['x'.repeat(5000), 'y']);
  borrowLexicalFeatures([]);
  const { hashes, counts, words, length } = borrowLexicalFeatures(['where', 'is', 'my', 'order', 'order']);
  expect({ hashes: hashes.slice(0, length), counts: counts.slice(0, length), words, length }).toEqual(kept);
});

test('hashes never change: stored models depend on them', () => {
  const features = extractLexicalFeatures(['order', 'status']);
  expect(wordsOf(features)).toMatchInlineSnapshot(`
    [
      1640259148,
      465339818,
      1616822267,
    ]
  `);
  expect(piecesOf(features).slice(0, 3)).toMatchInlineSnapshot(`
    [
      -888830586,
      955781742,
      -1098839827,
    ]
  `);
});
