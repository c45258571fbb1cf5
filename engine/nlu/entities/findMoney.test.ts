import { expect, test } from 'vitest';
import { keepLongest } from '../../model/entities/entityMatch.ts';
import { builtins, valuesOf } from '../fixtures/valuesOf.ts';
import { findMoney } from './findMoney.ts';

const amounts = (text: string, locale = 'en') =>
  keepLongest(findMoney(text, locale))
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end, value }) => [text.slice(start, end), value]);

test.each([
  ['it was $12.50.', [['$12.50', 12.5]]],
  ['das waren 12,50 €', [['12,50 €', 12.5]]],
  ['12,50€', [['12,50€', 12.5]]],
  ['€12,50', [['€12,50', 12.5]]],
  ['20 bucks', [['20 bucks', 20]]],
  [
    '20 dollars and 5 Euros',
    [
      ['20 dollars', 20],
      ['5 Euros', 5],
    ],
  ],
  ['EUR 5', [['EUR 5', 5]]],
  ['Euro 5', [['Euro 5', 5]]],
  ['5 usd', [['5 usd', 5]]],
  ['US$ 1,234.50', [['US$ 1,234.50', 1234.5]]],
  ['1.234,50 Euro', [['1.234,50 Euro', 1234.5]]],
  ['1.500 €', [['1.500 €', 1500]]],
  ["CHF 1'500.00", [["CHF 1'500.00", 1500]]],
  ['1 500 €', [['1 500 €', 1500]]],
  ['$2k', [['$2k', 2000]]],
  ['-$5', [['-$5', -5]]],
  ['12 Euro 50', [['12 Euro 50', 12.5]]],
  ['12 Euro 50 Cent', [['12 Euro 50 Cent', 12.5]]],
  ['50 cents', [['50 cents', 0.5]]],
  ['5,- €', [['5,- €', 5]]],
  ['a 20-dollar fee', [['20-dollar', 20]]],
  ['refund of $30/month', [['$30', 30]]],
  ['20 US dollars', [['20 US dollars', 20]]],
  ['twenty dollars', [['twenty dollars', 20]]],
  ['paid 20 dollars 15 days ago', [['20 dollars', 20]]],
] as const)('reads %j', (text, expected) => {
  expect(amounts(text)).toEqual(expected);
});

test('reads words in the language of the conversation', () => {
  expect(amounts('zwanzig Euro', 'de-AT')).toEqual([['zwanzig Euro', 20]]);
  expect(amounts('zwanzig Euro', 'en')).toEqual([]);
});

test.each([
  '12.50',
  '20',
  'size 8',
  'dollars',
  'my dollar store order',
  'euro',
  'order EUR12345X',
  'CAD-1234 drawing',
  '2 livres',
  'the $ sign',
  'in 10 Sek',
  '4 european sizes',
])('finds none in %j', (text) => {
  expect(amounts(text)).toEqual([]);
});

test('an amount is not also a number, order number or date', () => {
  const entities = builtins('money', 'number', 'order_number', 'date');
  expect(valuesOf(entities, 'my order of 5000 euros, 2 shirts')).toEqual([
    ['money', 5000],
    ['number', 2],
  ]);
  expect(valuesOf(entities, '12.10 €', 'de')).toEqual([['money', 12.1]]);
});

test('a project that looks only for numbers still recognises amounts', () => {
  expect(valuesOf(builtins('number'), 'it was 20 dollars')).toEqual([['number', 20]]);
});
