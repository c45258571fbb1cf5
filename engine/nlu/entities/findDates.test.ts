import { describe, expect, test } from 'vitest';
import { november21 } from '../fixtures/valuesOf.ts';
import { findDates, mightContainDate } from './findDates.ts';

const dates = (text: string, locale = 'en') =>
  findDates(text, { locale, now: november21 }).map(({ value }) => value);

test.each([
  ['2019-11-06', '2019-11-06'],
  ['i bought it on November 3rd', '2024-11-03'],
  ['tomorrow at 5pm', '2024-11-22'],
  ['yesterday', '2024-11-20'],
  ['the day after tomorrow', '2024-11-23'],
  ['2 weeks ago', '2024-11-07'],
  ['in 3 days', '2024-11-24'],
  ['on friday', '2024-11-22'],
  ['4 July 2023', '2023-07-04'],
])('reads %j', (text, value) => {
  expect(dates(text)).toEqual([value]);
});

test.each([
  ['en', '03/04/2024', '2024-03-04'],
  ['en-US', '03/04/2024', '2024-03-04'],
  ['en-GB', '03/04/2024', '2024-04-03'],
  ['en-AU', '03/04/2024', '2024-04-03'],
  ['de', '03/04/2024', '2024-04-03'],
  ['de', '03.04.2024', '2024-04-03'],
  ['de', '3.4.24', '2024-04-03'],
  ['de', '3. 4. 2024', '2024-04-03'],
  ['de', 'am 3.4. um 17 Uhr', '2025-04-03'],
  ['de', 'am 30.12. oder so', '2024-12-30'],
  ['de', '29.2.2024', '2024-02-29'],
  ['fr', '03/04/2024', '2024-04-03'],
  ['es', '03/04/2024', '2024-04-03'],
  ['en-CA', '25/04/2024', '2024-04-25'],
  ['en-CA', '04/04/2024', '2024-04-04'],
  ['en-CA', '2024-04-03', '2024-04-03'],
  ['ja', '2024/03/04', '2024-03-04'],
  ['es', 'hoy', '2024-11-21'],
  ['pt-BR', '03/04/2024', '2024-04-03'],
  ['en', '25/04/2024', '2024-04-25'],
])('in %s, %s is %s', (locale, text, value) => {
  expect(dates(text, locale)).toEqual([value]);
});

test.each([
  ['gestern', '2024-11-20'],
  ['vor 3 Wochen', '2024-10-31'],
  ['am 3. April', '2025-04-03'],
  ['übermorgen', '2024-11-23'],
])('reads %j in German', (text, value) => {
  expect(dates(text, 'de')).toEqual([value]);
});

describe('not a date', () => {
  test.each([
    'No, I bought it in November.',
    'i want my money back now',
    'last week',
    'a few days ago',
    'day before yesterday',
    'open 24/7',
    'size 8 1/2',
    '5/5 stars',
    'i sat down',
    'between 3 and 5 pm',
    '3 to 5 March',
    '30 february 2024',
    '99/99/2024',
    'order 3348917502',
    'version 1.2.3',
    'may i return it',
  ])('%j', (text) => {
    expect(dates(text)).toEqual([]);
  });
});

test('an unsupported language returns none rather than a wrong one', () => {
  expect(dates('03/04/2024', 'hu')).toEqual([]);
});

test('the day changes at midnight UTC, whatever the time zone of the machine', () => {
  const at = (now: number) => findDates('today', { locale: 'en', now })[0]?.value;
  expect(at(Date.UTC(2024, 10, 21, 0, 0))).toBe('2024-11-21');
  expect(at(Date.UTC(2024, 10, 21, 23, 59))).toBe('2024-11-21');
});

test.each([
  ['en-CA', '03/04/2024'],
  ['en-CA', '3/4'],
  ['ja', '03/04/2024'],
  ['de', '30.2.2024'],
  ['de', 'Version 3.4.1'],
  ['de', '10.1.2.3'],
  ['de', 'kostet 13.10 €'],
  ['de', '13.13.2024'],
  ['de', 'das war so'],
  ['fr', 'un jeu'],
])('in %s, %s is ambiguous', (locale, text) => {
  expect(dates(text, locale)).toEqual([]);
});

test.each(['Mo. 3.4.2024', 'am 3. April', 'in drei Wochen', 'Fr um 5', 'heut', 'in zwei Tagen'])(
  'German %j is parsed in full',
  (text) => {
    expect(mightContainDate(text, 'de')).toBe(true);
  },
);

test('messages without date words are not parsed in full', () => {
  expect(mightContainDate('my order number is 4821993', 'en-US')).toBe(false);
  expect(mightContainDate('ich warte auf Bestellung 4821993', 'de')).toBe(false);
  expect(mightContainDate('mi pedido es 4821993', 'es')).toBe(true);
});
