import { expect, it } from 'vitest';
import { searchWords } from './searchWords.ts';

it('finds texts with every word, in any order and case', () => {
  const found = searchWords(' Order  whe');
  expect(['Where is my ORDER?', 'Orders', 'when ordered'].map(found)).toEqual([true, false, true]);
});

it('finds everything while nothing is typed', () => {
  expect(searchWords('  ')('')).toBe(true);
});
