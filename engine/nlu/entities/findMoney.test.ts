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
  ['en', '$2.4 million', [['$2.4 million', 2_400_000]]],
  ['en', 'the flat costs $2.4 million', [['$2.4 million', 2_400_000]]],
  ['en', 'half a million dollars', [['half a million dollars', 500_000]]],
  ['en', 'five and a half thousand dollars', [['five and a half thousand dollars', 5500]]],
  ['de', 'eine halbe Million Euro', [['eine halbe Million Euro', 500_000]]],
  ['de', 'fünfeinhalbtausend Euro', [['fünfeinhalbtausend Euro', 5500]]],
  ['es', '12 euros con 50', [['12 euros con 50', 12.5]]],
  ['pt', '12 euros e 50', [['12 euros e 50', 12.5]]],
  ['en', '2 pounds of coffee', []],
  ['en', 'a refund of 2 pounds', [['2 pounds', 2]]],
  ['en', 'eleven fifty', []],
  ['en', 'All right, $1.2 million.', [['$1.2 million', 1_200_000]]],
  ['en', 'five hundred and twenty dollars', [['five hundred and twenty dollars', 520]]],
  ['en', 'one hundred and five dollars', [['one hundred and five dollars', 105]]],
  ['en', 'three hundred dollars', [['three hundred dollars', 300]]],
  ['en', 'thirty eight dollars', [['thirty eight dollars', 38]]],
  ['en', '$12 and 50 cents', [['$12 and 50 cents', 12.5]]],
  ['en', 'eight dollars fifty', [['eight dollars fifty', 8.5]]],
  ['en', 'thirty four ninety nine', [['thirty four ninety nine', 34.99]]],
  ['en', 'it was thirty four ninety nine dollars', [['thirty four ninety nine dollars', 34.99]]],
  ['en', 'nineteen ninety nine', []],
  [
    'en',
    '$20-$30',
    [
      ['$20', 20],
      ['$30', 30],
    ],
  ],
  [
    'en',
    '€15-€20',
    [
      ['€15', 15],
      ['€20', 20],
    ],
  ],
  ['en', '$20-30', []],
  ['en', '20 to 30 dollars', []],
  [
    'en',
    'between $20 and $30',
    [
      ['$20', 20],
      ['$30', 30],
    ],
  ],
  ['en', 'a few hundred dollars', []],
  ['en', 'a couple hundred dollars', []],
  ['en', 'a thousand dollars', [['a thousand dollars', 1000]]],
  ['en', 'a dollar', [['a dollar', 1]]],
  ['en', 'a dollar store', []],
  ['en', '20 dollars fifteen days ago', [['20 dollars', 20]]],
  ['en', '₹1,00,000', [['₹1,00,000', 100_000]]],
  ['en', '5,000円', [['5,000円', 5000]]],
  ['en', '50p', [['50p', 0.5]]],
  ['en', '1080p', []],
  ['en', '30 euro cents', [['30 euro cents', 0.3]]],
  ['en', 'the 2 million euros', [['2 million euros', 2_000_000]]],
  ['de', '3 Millionen Euro', [['3 Millionen Euro', 3_000_000]]],
  ['de', '2,5 Tsd', []],
  ['de', '2,5 Tsd Euro', [['2,5 Tsd Euro', 2500]]],
  ['de', '2,5 Mio USD', [['2,5 Mio USD', 2_500_000]]],
  ['de', '75 Millionen Dollar', [['75 Millionen Dollar', 75_000_000]]],
  ['de', '2 Tsd. Euro', [['2 Tsd. Euro', 2000]]],
  ['de', 'zwölf Euro fünfzig', [['zwölf Euro fünfzig', 12.5]]],
  ['de', 'zwei Euro fünfzig bezahlt', [['zwei Euro fünfzig', 2.5]]],
  ['de', '20 Euro fünfzig', [['20 Euro fünfzig', 20.5]]],
  ['de', '59 euro und 95 cent', [['59 euro und 95 cent', 59.95]]],
  ['de', '18 fuffzig', [['18 fuffzig', 18.5]]],
  ['de', 'um 18 fuffzig', []],
  ['de', 'fr. 45.-', [['fr. 45.-', 45]]],
  ['de', '45.-', [['45.-', 45]]],
  ['de', 'Fr 12 Uhr', []],
  ['de', '7 Euro 90', [['7 Euro 90', 7.9]]],
  ['de', 'neunhundert Euro', [['neunhundert Euro', 900]]],
  ['de', 'zweihundert Euro', [['zweihundert Euro', 200]]],
  ['de', 'einen Franken', [['einen Franken', 1]]],
  ['de', 'einen Euro fünfzig', [['einen Euro fünfzig', 1.5]]],
  [
    'en',
    '$250-$300',
    [
      ['$250', 250],
      ['$300', 300],
    ],
  ],
  ['de', 'ein paar Euro', []],
  ['de', 'ein paar hundert Euro', []],
  ['de', 'eine Million Euro', [['eine Million Euro', 1_000_000]]],
  ['de', 'anderthalb Millionen Euro', [['anderthalb Millionen Euro', 1_500_000]]],
  ['es', '3 mil euros', [['3 mil euros', 3000]]],
  ['es', 'dos mil 300 euros', []],
  ['fr', 'vingt euros', []],
] as const)('%s: %j is %j, to the end or not at all', (locale, text, expected) => {
  expect(amounts(text, locale)).toEqual(expected);
});

test.each([
  ['en', 'five hundred and twenty', [520]],
  ['en', '2.4 million', [2_400_000]],
  ['en', 'about five hundred', []],
  ['en', '3 or 4', []],
])('%s: where an amount is asked for, %j is %j', (locale, text, expected) => {
  expect(findMoney(text, locale, true).map(({ value }) => value)).toEqual(expected);
});

test.each([
  ['en', '$5', 'USD'],
  ['en-CA', '$5', 'CAD'],
  ['en', 'US$5', 'USD'],
  ['pt', 'R$ 45', 'BRL'],
  ['en', 'HK$45', 'HKD'],
  ['en', '5 euros', 'EUR'],
  ['en', '£5', 'GBP'],
  ['de', 'fr. 45.-', 'CHF'],
  ['de', '45.-', undefined],
  ['en', '5 kr', undefined],
])('%s: the currency of %j is %s', (locale, text, currency) => {
  expect(findMoney(text, locale).map((one) => one.currency)).toEqual([currency]);
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
