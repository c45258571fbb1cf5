import { expect, test } from 'vitest';
import { findPhones } from './findPhones.ts';

const phones = (text: string, locale = 'en') => findPhones(text, locale).map(({ value }) => value);

test.each([
  ['(977) 625-2661', '+19776252661'],
  ['977-625-2661', '+19776252661'],
  ['call me at (727) 760-7806 please', '+17277607806'],
  ['727.760.7806', '+17277607806'],
  ['1-727-760-7806', '+17277607806'],
  ['+1 (859) 787-9085', '+18597879085'],
  ['+49 30 901820', '+4930901820'],
  ['my phone is 9776252661', '+19776252661'],
  ['7277607806', '+17277607806'],
])('finds the number in %j', (text, value) => {
  expect(phones(text)).toEqual([value]);
});

test.each([
  ['de', '0171 1234567', '+491711234567'],
  ['de', 'Telefon 171 1234567', '+491711234567'],
  ['de-AT', '+43 1 234567890', '+431234567890'],
  ['en-GB', '020 7946 0958', '+442079460958'],
  ['xx', '+49 30 901820', '+4930901820'],
])('in %s, reads %s', (locale, text, value) => {
  expect(phones(text, locale)).toEqual([value]);
});

test.each([
  ['en', '2019-11-06'],
  ['de', '2019-11-06'],
  ['de', '12.03.2024'],
  ['de', '1.500,50 Euro'],
  ['en', '9776252661'],
  ['en', '75227'],
  ['xx', '020 7946 0958'],
])('in %s, %s is not a phone number', (locale, text) => {
  expect(phones(text, locale)).toEqual([]);
});

test('ten digits are certainly a phone number only by their format or a preceding word', () => {
  expect(findPhones('7277607806', 'en').map(({ certain }) => certain)).toEqual([false]);
  expect(findPhones('please call 7277607806', 'en').map(({ certain }) => certain)).toEqual([true]);
  expect(findPhones('(727) 760-7806', 'en').map(({ certain }) => certain)).toEqual([true]);
});
