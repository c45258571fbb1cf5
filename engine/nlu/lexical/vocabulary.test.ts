import { expect, test } from 'vitest';
import { extractLexicalFeatures } from './extractLexicalFeatures.ts';
import { buildVocabulary, vectorise } from './vocabulary.ts';

const documents = [
  ['where', 'is', 'my', 'order'],
  ['cancel', 'my', 'order'],
  ['reset', 'password'],
].map(extractLexicalFeatures);
const vocabulary = buildVocabulary(documents, { minDocuments: 1, maxFeatures: 1000 });
const lengthOf = (values: Float32Array) => Math.hypot(...values);

test('a known text has length 1 and full coverage', () => {
  const vector = vectorise(vocabulary, extractLexicalFeatures(['cancel', 'my', 'order']));
  expect(lengthOf(vector.values)).toBeCloseTo(1, 5);
  expect(vector.coverage).toBe(1);
});

test('a text that is half unknown is shorter, and one that is all unknown is empty', () => {
  const half = vectorise(vocabulary, extractLexicalFeatures(['cancel', 'zzzz']));
  expect(lengthOf(half.values)).toBeLessThan(0.8);
  expect(half.coverage).toBeGreaterThan(0);
  expect(half.coverage).toBeLessThan(0.8);
  const none = vectorise(vocabulary, extractLexicalFeatures(['xxxx']));
  expect([...none.values]).toEqual([]);
  expect(none.coverage).toBe(0);
});

test('an empty text is an empty vector, not NaN', () => {
  expect(vectorise(vocabulary, extractLexicalFeatures([]))).toEqual({
    indices: new Int32Array(),
    values: new Float32Array(),
    length: 0,
    coverage: 0,
  });
});

test('limits keep the most frequent features', () => {
  const all = new Set(vocabulary.hashes);
  const limited = buildVocabulary(documents, { minDocuments: 2, maxFeatures: 5 });
  expect(limited.hashes.length).toBe(5);
  expect([...limited.hashes].every((hash) => all.has(hash))).toBe(true);
  expect(limited.hashes).toEqual(limited.hashes.toSorted());
});
