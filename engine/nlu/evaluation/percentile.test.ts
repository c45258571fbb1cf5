import { expect, test } from 'vitest';
import { percentile } from './percentile.ts';

test('is the value that so many do not exceed', () => {
  const values = [5, 1, 4, 2, 3];
  expect([0.5, 0.95, 0.2, 1].map((part) => percentile(values, part))).toEqual([3, 5, 1, 5]);
  expect(percentile([], 0.5)).toBe(0);
});
