import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaUnderRoc } from './areaUnderRoc.ts';

test('is the share of pairs in the right order, ties counting half', () => {
  const scores = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(scores, scores, (positives, negatives) => {
      const wins = positives.flatMap((p) => negatives.map((n) => (p > n ? 1 : p === n ? 0.5 : 0)));
      const expected = wins.reduce((sum: number, win) => sum + win, 0) / wins.length;
      expect(areaUnderRoc(positives, negatives)).toBeCloseTo(expected, 9);
    }),
  );
});

test('is not a number without both kinds', () => {
  expect(areaUnderRoc([], [1])).toBeNaN();
});
