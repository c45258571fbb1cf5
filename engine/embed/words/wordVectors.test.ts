import { describe, expect, it, test } from 'vitest';
import { dotProduct } from '../../base/vectors.ts';
import { wordVectorsOf } from '../../project/languageData.ts';
import {
  createWordEmbedder,
  readWordVectors,
  rowsOfWord,
  vectorWords,
  type WordVectors,
  writeWordVectors,
} from './wordVectors.ts';

const vectors: WordVectors = {
  id: 'test@1',
  dimensions: 2,
  words: ['rot', 'blau'],
  buckets: 3,
  scales: Float32Array.of(0.5, 1, 0, 0, 0),
  weights: Int8Array.of(2, 0, 0, 127, 1, 1, 1, 1, 1, 1),
};

test('vectors are read as they were written', () => {
  expect(readWordVectors(writeWordVectors(vectors))).toEqual(vectors);
});

test.each([
  ['another file', Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13)],
  ['nothing', new Uint8Array()],
  ['a file that is cut off', writeWordVectors(vectors).slice(0, -1)],
])('%s is no file of vectors', (_, bytes) => {
  expect(readWordVectors(bytes)).toBeUndefined();
});

test('words are written plainly, umlauts in two letters', () => {
  expect(vectorWords('Größe-XL, zurück! Café')).toEqual(['groesse', 'xl', 'zurueck', 'cafe']);
});

test('a word is made of its own row and those of its parts, a short unknown word of one', () => {
  const size = { words: 2, buckets: 3 };
  const rows = rowsOfWord('rot', () => 0, size);
  expect(rows[0]).toEqual([0, 1]);
  expect(rows.slice(1).reduce((sum, [, weight]) => sum + weight, 0)).toBeCloseTo(0.5);
  expect(rowsOfWord('x', () => undefined, size)).toHaveLength(1);
});

describe('a text', () => {
  const embedder = createWordEmbedder(vectors);

  it('has the direction of the sum of its words, and length 1', async () => {
    const [red, both, none] = await embedder.embed(['rot', 'Rot blau', '!']);
    expect([...(red ?? [])]).toEqual([1, 0]);
    expect(Math.hypot(...(both ?? []))).toBeCloseTo(1);
    expect([...(none ?? [])]).toEqual([0, 0]);
  });
});

describe('German vectors', () => {
  const closest = async (text: string, others: readonly string[]) => {
    const embedder = wordVectorsOf('de');
    if (embedder === undefined) throw new Error('no vectors');
    const [vector, ...rest] = await embedder.embed([text, ...others]);
    const scores = rest.map((other) => dotProduct(vector ?? new Float32Array(), other));
    return others[scores.indexOf(Math.max(...scores))];
  };

  it.each([
    ['Kassenzettel', ['Quittung', 'Verpackung', 'Farbe']],
    ['der Henkel ist abgebrochen', ['kaputt', 'zu groß', 'falsche Farbe']],
    ['mir fehlt das Kennwort', ['Passwort vergessen', 'Rechnung bezahlen', 'Paket verfolgen']],
    ['wo bleibt das Päckchen', ['Lieferung', 'Rechnung', 'Anmeldung']],
  ])('%s is closest to the first of its options', async (text, options) => {
    expect(await closest(text, options)).toBe(options[0]);
  });

  it('other languages have none', () => {
    expect(wordVectorsOf('fr')).toBeUndefined();
    expect(wordVectorsOf('../de')).toBeUndefined();
  });
});
