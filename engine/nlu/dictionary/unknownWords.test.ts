import { expect, test } from 'vitest';
import { findUnknownWords, wordsOfDocuments } from './unknownWords.ts';

const known = new Set(['it', 'is', 'my', 'order', 'dont', 'miller']);
const unknownIn = (text: string, mentions: { start: number; end: number }[] = []) =>
  findUnknownWords(text, mentions, (word) => known.has(word)).map(({ start, end }) => text.slice(start, end));

test('finds the words that nobody knows, where they are', () => {
  expect(unknownIn('It is damged, my ordr')).toEqual(['damged', 'ordr']);
  expect(findUnknownWords('my ordr', [], (word) => known.has(word))).toEqual([{ start: 3, end: 7 }]);
  expect(unknownIn('')).toEqual([]);
});

test('spelling of known words does not matter', () => {
  expect(unknownIn("DON'T don’t dont Órder")).toEqual([]);
  expect(unknownIn("Miller's Smyth's")).toEqual(["Smyth's"]);
});

test('numbers, letters, addresses and mentions are never unknown', () => {
  expect(unknownIn('x 4821 xl2 ada.qwerty@zzz.example https://zzz.example/qwe www.zzz.example')).toEqual([]);
  expect(unknownIn('is Xyzzy', [{ start: 3, end: 8 }])).toEqual([]);
  expect(unknownIn('is Xyzzy Plugh', [{ start: 3, end: 8 }])).toEqual(['Plugh']);
});

test('collects the words of documents, however deep', () => {
  const words = wordsOfDocuments({ flows: [{ id: 'return_item', say: 'Größe L?', limit: 3 }], none: null });
  expect([...words].sort()).toEqual(['grosse', 'item', 'l', 'return']);
});
