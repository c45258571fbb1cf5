import { expect, test } from 'vitest';
import { createDictionary, dictionaryWord, isCompound } from './dictionary.ts';
import { readWordFilter, writeWordFilter } from './wordFilter.ts';

const filterOf = (...words: string[]) => {
  const filter = readWordFilter(writeWordFilter(new Set(words), 1e-9));
  if (filter === undefined) throw new Error('not a filter');
  return filter;
};

test.each([
  ['Größe', 'grosse'],
  ["don't", 'dont'],
  ['don’t', 'dont'],
  ['DÉJÀ', 'deja'],
  ['ﬁne', 'fine'],
])('writes %s as %s', (word, written) => {
  expect(dictionaryWord(word)).toBe(written);
});

test('divides compounds into two words of at least four letters', () => {
  const has = (part: string) => ['lieferung', 'status', 'kunde', 'karte', 'tag', 'frei'].includes(part);
  expect(isCompound('lieferungsstatus', has)).toBe(true);
  expect(isCompound('kundenkarte', has)).toBe(true);
  expect(isCompound('kundekarte', has)).toBe(true);
  expect(isCompound('tagfrei', has)).toBe(false);
  expect(isCompound('lieferungxstatus', has)).toBe(false);
  expect(isCompound('status', has)).toBe(false);
});

test('knows compounds in German only', () => {
  const words = ['schuh', 'grosse'];
  const german = createDictionary('de', filterOf(...words));
  expect(['schuh', 'schuhgrosse'].map(german.has)).toEqual([true, true]);
  expect(['schuhgrose', 'suhgrosse'].map(german.has)).toEqual([false, false]);
  expect(createDictionary('en', filterOf(...words)).has('schuhgrosse')).toBe(false);
});
