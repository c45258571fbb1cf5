import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entity } from '../../model/documents/entity.ts';
import { builtins, valuesOf } from '../fixtures/valuesOf.ts';
import { findDigitRuns } from './digitRuns.ts';

const pattern = (id: string, ...patterns: string[]): Record<string, Entity> => ({
  [id]: { id, name: id, type: 'pattern', patterns },
});
const shop = {
  ...pattern('order', '\\b\\d{10}\\b'),
  ...pattern('pin', '\\b\\d{4}\\b'),
  ...builtins('phone', 'number'),
};

test.each([
  ['en', 'three three four eight nine one seven five oh two', [['order', '3348917502']]],
  ['en', 'it is double three four eight nine one seven five zero two', [['order', '3348917502']]],
  ['en', '33 48 91 75 02', [['order', '3348917502']]],
  ['en', '3348 917 502', [['order', '3348917502']]],
  ['en', '3348-917-502', [['order', '3348917502']]],
  ['en', '0 8 1 5', [['pin', '0815']]],
  ['en', 'my PIN: 7-7-3-1.', [['pin', '7731']]],
  ['en', 'double one zero nine', [['pin', '1109']]],
  ['de', 'null acht eins fünf', [['pin', '0815']]],
  ['de', 'dreiunddreißig achtundvierzig einundneunzig fünfundsiebzig null zwei', [['order', '3348917502']]],
  [
    'en',
    '3348917502, 3348917503',
    [
      ['order', '3348917502'],
      ['order', '3348917503'],
    ],
  ],
  [
    'en',
    '3348917502 3348917503',
    [
      ['order', '3348917502'],
      ['order', '3348917503'],
    ],
  ],
] as const)('%s: %j is one value of the pattern it fits', (locale, text, expected) => {
  expect(valuesOf(shop, text, locale).filter(([entity]) => entity !== 'number')).toEqual(expected);
});

test.each([
  ['33 48 91 75', 'too short for an order, too long for a PIN'],
  ['on 12.03.2026', 'a date'],
  ['12 50 euros', 'an amount'],
  ['3 shirts and 481 more', 'two numbers'],
  ['version 1.2.3.4.5.6.7.8.9', 'a version'],
])('%j is none: %s', (text) => {
  expect(valuesOf({ ...pattern('order', '^\\d{10}$'), ...pattern('pin', '^\\d{4}$') }, text)).toEqual([]);
});

test.each([
  ['en', 'four eight two', [482]],
  ['de', 'vier acht zwei', [482]],
  ['en', 'zero four eight two', []],
  ['en', 'one, two and three', [1, 2, 3]],
  ['en', 'five hundred and twenty', [520]],
  ['en', 'two and a half', [2.5]],
  ['en', 'two point five', [2.5]],
  ['en', 'a couple hundred', []],
  ['en', '2 hundred', [200]],
  ['en', '3 or 4', [3, 4]],
  ['en', '3 to 4', []],
  ['en', '12345678901234567890', []],
  ['en', '4821993,4821994', []],
  ['en-GB', '07700 900123', []],
  ['es', '(206)555-1212', []],
  ['fr', '(206)555-1212', []],
  ['de', 'hundertzwanzig', [120]],
  ['de', 'fünfunddreissig', [35]],
  ['de', 'zweitausendsechsundzwanzig', [2026]],
  ['de', 'zwei komma fünf', [2.5]],
  ['de', 'zweieinhalb', [2.5]],
  ['de', 'ein paar hundert', []],
  ['de', '340434161094042560123', []],
] as const)('%s: the numbers in %j are %j', (locale, text, numbers) => {
  expect(valuesOf(builtins('number'), text, locale).map(([, value]) => value)).toEqual(numbers);
});

test.each([
  ['en', '3348917502, 3348917503', ['3348917502', '3348917503']],
  ['en', '4821993,4821994', ['4821993', '4821994']],
  ['en', 'order four eight two one nine', ['48219']],
  ['de', 'Bestellung vier acht zwei eins neun', ['48219']],
] as const)('%s: the order numbers in %j are %j, and none is a phone number', (locale, text, numbers) => {
  expect(valuesOf(builtins('order_number', 'phone'), text, locale)).toEqual(
    numbers.map((value) => ['order_number', value]),
  );
});

test.each([
  ['en', 'call me at four one five five five five two six seven one', '+14155552671'],
  ['de', 'Telefon null eins fünf eins zwei drei vier fünf sechs sieben acht neun', '+4915123456789'],
])('%s: a phone number may be said', (locale, text, phone) => {
  expect(valuesOf(builtins('phone'), text, locale)).toEqual([['phone', phone]]);
});

test('an invoice number is not a phone number', () => {
  expect(valuesOf(builtins('phone'), 'Rechnungsnummer RE-2026-0815', 'de')).toEqual([]);
});

test('a run is written as found, and its digits are those in it', () => {
  const part = fc.constantFrom(
    '4',
    '48',
    '0815',
    'four',
    'double',
    'oh',
    'twenty five',
    '-',
    ' ',
    '.',
    ',',
    'x',
    '😀',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = parts.join(' ');
      for (const { start, end, digits, parts: joined } of findDigitRuns(text, 'en')) {
        expect(digits).toBe(joined.join(''));
        expect(findDigitRuns(text.slice(start, end), 'en')).toMatchObject([{ digits }]);
      }
    }),
  );
});
