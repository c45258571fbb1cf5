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
  ['de', 'abends um halb acht', ['19:30']],
  ['de', 'heute Abend um acht Uhr', ['20:00']],
  ['de', 'Freitagnachmittag gegen 3 Uhr', ['15:00']],
  ['de', 'Freitag früh um 6 Uhr', ['06:00']],
  ['de', '2 Uhr nachts', ['02:00']],
  ['de', 'nachts um elf Uhr', ['23:00']],
  ['de', 'um 12 Uhr nachts', ['00:00']],
  ['de', 'abends um 20 Uhr', ['20:00']],
  ['en', 'tomorrow evening at half past seven', ['19:30']],
  ['en', 'this morning at 5:30', ['05:30']],
  ['en', 'tonight at 8:15', ['20:15']],
  ['en', "2 o'clock at night", ['02:00']],
  ['en', "11 o'clock at night", ['23:00']],
  ['en', 'in the morning at 3pm', []],
  ['en', 'afternoon at 15:30', ['15:30']],
  ['fr', 'à 15h', []],
])('%s: the times in %j are %j', (locale, text, expected) => {
  expect(times(text, locale)).toEqual(expected);
});
