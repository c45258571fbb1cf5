import { expect, test } from 'vitest';
import { readWordFilter, writeWordFilter } from './wordFilter.ts';

const numbered = (prefix: string, count: number) =>
  new Set(Array.from({ length: count }, (_, index) => `${prefix}${index.toString(36)}`));

test('has all words and about the given share of others', () => {
  const words = numbered('w', 5_000);
  const others = [...numbered('v', 20_000)];
  for (const share of [0.05, 0.01, 0.002]) {
    const filter = readWordFilter(writeWordFilter(words, share));
    expect([...words].every((word) => filter?.has(word))).toBe(true);
    const found = others.filter((word) => filter?.has(word)).length / others.length;
    expect(found).toBeGreaterThan(share / 3);
    expect(found).toBeLessThan(share * 2);
  }
});

test('takes about 10 bits for each word at one per cent', () => {
  expect(writeWordFilter(numbered('w', 8_000), 0.01).length).toBeLessThan(10_000);
});

test('has nothing without words', () => {
  const filter = readWordFilter(writeWordFilter(new Set(), 0.01));
  expect(filter?.has('word')).toBe(false);
});

test('does not read other files', () => {
  expect(readWordFilter(new Uint8Array())).toBeUndefined();
  expect(readWordFilter(new TextEncoder().encode('something else'))).toBeUndefined();
});
