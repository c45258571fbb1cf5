import fc from 'fast-check';
import { expect, it } from 'vitest';
import { indexWords } from '../search/createLexicalIndex.ts';
import { decodeWords, encodeWords } from './indexFolder.ts';

it('returns the words of any texts', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 6 }), (texts) => {
      const words = indexWords(texts);
      expect(decodeWords(encodeWords(words))).toEqual(words);
    }),
  );
});

it('counts each word of each text', () => {
  expect(indexWords(['Refund, refund the card', 'card'])).toEqual({
    vocabulary: ['card', 'refund'],
    begins: Uint32Array.of(0, 2, 3),
    documents: Uint32Array.of(0, 1, 0),
    counts: Uint8Array.of(1, 1, 2),
    lengths: Uint32Array.of(3, 1),
  });
});

it('rejects bytes that are cut off', () => {
  const bytes = encodeWords(indexWords(['refund of a card']));
  expect(() => decodeWords(bytes.subarray(0, bytes.length - 1))).toThrow(RangeError);
  expect(() => decodeWords(Buffer.alloc(3))).toThrow(RangeError);
});
