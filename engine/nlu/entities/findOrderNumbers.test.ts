import { expect, test } from 'vitest';
import { findOrderNumbers } from './findOrderNumbers.ts';

const found = (text: string) => findOrderNumbers(text).map(({ value, certain }) => [value, certain]);

test.each([
  ['Order ID: 3348917502', '3348917502'],
  ['order #334-891 7502', '3348917502'],
  ['my order number is ord-12345.', 'ORD12345'],
  ["the order's number: 7916676427", '7916676427'],
  ['orders no. 12345', '12345'],
  ['Bestellung Nr. 3348917502', '3348917502'],
  ['Bestellnummer: AB-123456', 'AB123456'],
  ['purchase 3348917502', '3348917502'],
  ['order12345', '12345'],
  ['ORDER-12345', '12345'],
  ['order no. 48-21 993', '4821993'],
  ['order 482I993', '4821993'],
  ['my order is 33489l75O2', '3348917502'],
  ['Bestellung 48 21 99 3O', '48219930'],
  ['order # 48219', '48219'],
])('%j names an order', (text, value) => {
  expect(found(text)).toContainEqual([value, true]);
});

test.each([
  ['ORD-12345', 'ORD12345'],
  ['it is #123456', '123456'],
  ['#48-21-993', '4821993'],
  ['ORD-1234O', 'ORD12340'],
])('%j is one by its format', (text, value) => {
  expect(found(text)).toContainEqual([value, true]);
});

test.each([
  ['3348917502', '3348917502'],
  ['it is 482I993', '4821993'],
  ['48 21 993', '4821993'],
  ['3348-917502.', '3348917502'],
  ['no. 48219', '48219'],
  ['the number is 48219', '48219'],
])('%j may be one', (text, value) => {
  expect([...new Set(found(text).map(String))]).toEqual([`${value},false`]);
});

test.each([
  'I ordered 2 items',
  'in order to pay 20',
  'my order 2019-11-06',
  'border 12345',
  '75227',
  '3.1415926535',
  'cminh7301234567',
  'order 12',
  'order 12 11',
  'order 11-2024',
  'order 21-11-2024',
  'my order 2024 11 21',
  'order 1234lol',
  'no 12345 is wrong',
  'call 7277607806',
  'phone number 4821993',
  'my phone number is 9776252661',
  'account number 4821993',
  'Telefonnummer 4821993',
  '977-625-2661',
  '0171 1234567',
  '21.11.2024',
  '21 11 2024',
  '2024-11-21',
])('%j contains none', (text) => {
  expect(found(text)).toEqual([]);
});
