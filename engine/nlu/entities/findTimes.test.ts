import { expect, test } from 'vitest';
import { keepLongest } from '../../model/entities/entityMatch.ts';
import { findTimes } from './findTimes.ts';

const times = (text: string, locale: string) =>
  keepLongest(findTimes(text, locale)).map(({ value }) => value);

test.each([
  ['en', 'Thursday at 10am', ['10:00']],
  ['en', 'at 3 p.m. please', ['15:00']],
  ['en', '12 am', ['00:00']],
  ['en', 'quarter to nine', ['08:45']],
  ['en', 'half past nine', ['09:30']],
  ['en', "8 o'clock", ['08:00']],
  ['en', '05:30', ['05:30']],
  ['en', 'at 5', []],
  ['en', 'at 5:30', []],
  ['en', "five o'clock", []],
  ['en', 'half past five', []],
  ['en', 'five to seven in the evening', ['18:55']],
  ['en', 'from 5 to 7', []],
  ['en', 'ratio 16:9', []],
  ['en', '$10.30', []],
  ['de', 'um 17 Uhr', ['17:00']],
  ['de', 'um 5 Uhr', []],
  ['de', 'um 5 Uhr früh', ['05:00']],
  ['de', 'halb zehn', ['09:30']],
  ['de', 'halb fünf', []],
  ['de', 'viertel vor acht', ['07:45']],
  ['de', '17:45', ['17:45']],
  ['de', '3:2', []],
  ['de', 'zehn nach acht abends', ['20:10']],
  ['de', 'am 22.04', []],
  ['fr', 'à 15h', []],
])('%s: the times in %j are %j', (locale, text, expected) => {
  expect(times(text, locale)).toEqual(expected);
});
