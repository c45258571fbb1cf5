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
])('%j names an order', (text, value) => {
  expect(found(text)).toContainEqual([value, true]);
});

test.each([
  ['ORD-12345', 'ORD12345'],
  ['it is #123456', '123456'],
])('%j is one by its form', (text, value) => {
  expect(found(text)).toContainEqual([value, true]);
});

test('digits standing alone may be one', () => {
  expect(found('3348917502')).toEqual([['3348917502', false]]);
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
])('%j holds none', (text) => {
  expect(found(text)).toEqual([]);
});
