import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decimals, withoutNoise } from './decimals.ts';

it.each<[number, keyof typeof decimals, number, number]>([
  [0.1, 'plus', 0.2, 0.3],
  [1.1, 'plus', 2.2, 3.3],
  [0.3, 'minus', 0.1, 0.2],
  [19.99, 'times', 3, 59.97],
  [1.005, 'times', 100, 100.5],
  [1e-7, 'plus', 2e-7, 3e-7],
  [10, 'divided_by', 4, 2.5],
  [0.3, 'divided_by', 0.1, 3],
  [0.3, 'modulo', 0.1, 0],
  [-7, 'modulo', 3, 2],
  [1e300, 'plus', 1e300, 2e300],
  [2 ** 53, 'plus', 0.5, 2 ** 53],
])('L1: %d %s %d is %d', (left, operation, right, result) => {
  expect(decimals[operation](left, right)).toBe(result);
});

it('divides by zero to something that is no number', () => {
  expect([decimals.divided_by(1, 0), decimals.modulo(1, 0)].some(Number.isFinite)).toBe(false);
});

it('adds and multiplies cents exactly', () => {
  const cents = fc.integer({ min: -(10 ** 9), max: 10 ** 9 });
  fc.assert(
    fc.property(cents, cents, fc.integer({ min: 0, max: 1_000 }), (one, other, count) => {
      expect(decimals.plus(one / 100, other / 100)).toBe((one + other) / 100 + 0);
      expect(decimals.minus(one / 100, other / 100)).toBe((one - other) / 100 + 0);
      expect(decimals.times(one / 100, count)).toBe((one * count) / 100 + 0);
    }),
  );
});

it('leaves numbers alone that have no noise', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 0, max: 6 }), (digits, places) => {
      const value = digits / 10 ** places;
      expect(withoutNoise(value)).toBe(value);
    }),
  );
  expect(withoutNoise(9_007_199_254_740_991)).toBe(9_007_199_254_740_991);
  expect(withoutNoise(0.1 + 0.2)).toBe(0.3);
});
