import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDecimal } from './readDecimal.ts';

test.each([
  ['12', undefined, 12],
  ['12.50', undefined, 12.5],
  ['12,50', undefined, 12.5],
  ['12,5', undefined, 12.5],
  ['1.500', undefined, 1500],
  ['1,500', undefined, 1500],
  ['1.500,50', undefined, 1500.5],
  ['1,500.50', undefined, 1500.5],
  ['1,234,567.8', undefined, 1_234_567.8],
  ["1'500.00", undefined, 1500],
  ['1 500', undefined, 1500],
  ['1.500', '.', 1.5],
  ['1,500', '.', 1500],
  ['5,99', '.', 5.99],
  ['1.500', ',', 1500],
  ['1.500,5', ',', 1500.5],
  ['1.000.000', ',', 1_000_000],
  ['', undefined, Number.NaN],
  ['.', undefined, Number.NaN],
] as const)('%j with the decimal separator %j is %d', (body, decimal, value) => {
  expect(readDecimal(body, decimal)).toBe(value);
});

test('reads back what a locale writes', () => {
  const cents = fc.integer({ min: 0, max: 1e11 });
  fc.assert(
    fc.property(cents, fc.constantFrom('en', 'de', 'fr', 'de-CH'), (amount, locale) => {
      const written = (amount / 100).toLocaleString(locale, { minimumFractionDigits: 2 });
      expect(readDecimal(written.replaceAll('\u202f', ' '))).toBe(amount / 100);
    }),
  );
});
