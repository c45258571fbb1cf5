import { expect, test } from 'vitest';
import { calibrationError } from './calibrationError.ts';

test('is zero when confidence is the share of right answers', () => {
  const judgements = [true, true, true, false].map((right) => ({ confidence: 0.75, right }));
  expect(calibrationError(judgements)).toBeCloseTo(0, 9);
});

test('is the distance otherwise', () => {
  expect(calibrationError([{ confidence: 0.9, right: false }])).toBeCloseTo(0.9, 9);
  expect(calibrationError([{ confidence: 1, right: true }])).toBe(0);
  expect(calibrationError([])).toBe(0);
});
