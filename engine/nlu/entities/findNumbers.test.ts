import { expect, test } from 'vitest';
import { findNumbers } from './findNumbers.ts';

const numbers = (text: string, locale = 'en') => findNumbers(text, locale).map(({ value }) => value);

test.each([
  ['2 shirts and 13 hats', [2, 13]],
  ['$1,234.50', [1234.5]],
  ['5.99', [5.99]],
  ['5,99', [5.99]],
  ['1,000,000', [1_000_000]],
  ['about 2k', [2000]],
  ['-5 degrees', [-5]],
  ['it costs 20€', [20]],
  ['I want two shirts and twenty socks', [20, 2]],
  ['one of them', [1]],
])('reads %j', (text, values) => {
  expect(numbers(text).toSorted()).toEqual(values.toSorted());
});

test.each([
  'this one',
  'the wrong one',
  'no one',
  'room 12b',
  'cminh730',
  '10:30',
  '1.2.3',
  '1e5',
  '1st',
  'someone',
])('finds none in %j', (text) => {
  expect(numbers(text)).toEqual([]);
});

test('reads separators and words as the locale writes them', () => {
  expect(numbers('1.500,50 Euro für drei Hosen', 'de')).toEqual([1500.5, 3]);
  expect(numbers('1.500 Euro', 'de-AT')).toEqual([1500]);
  expect(numbers('1.500', 'en-GB')).toEqual([1.5]);
  expect(numbers('1,500', 'en')).toEqual([1500]);
});
