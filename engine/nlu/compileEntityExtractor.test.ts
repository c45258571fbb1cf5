import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entity } from '../model/documents/entity.ts';
import { nluResult } from '../model/ports.ts';

import { compileEntityExtractor } from './compileEntityExtractor.ts';
import { builtins, november21, valuesOf } from './fixtures/valuesOf.ts';

const all: Record<string, Entity> = {
  ...builtins('number', 'date', 'email', 'phone', 'order_number', 'url', 'person_name'),
  color: {
    id: 'color',
    name: 'Color',
    type: 'list',
    fuzzy: true,
    values: [{ value: 'red', synonyms: ['crimson', 'dark red'] }],
  },
  pin: { id: 'pin', name: 'PIN', type: 'pattern', patterns: ['\\b\\d{4}\\b'] },
};
const extract = compileEntityExtractor(all);

test.each([
  ['en', 'from 2 to 5 May'],
  ['en', 'around the 20th of March'],
  ['fr', 'entre le 3 et le 7 mars'],
  ['fr', 'mon vol part le 28 juillet'],
  ['it', 'dal 2 al 5 maggio'],
])('%s: digits of a date that is not understood are no numbers: %j', (locale, text) => {
  expect(extract(text, { locale, now: november21 })).toEqual([]);
});

test.each([
  ['Order ID: 3348917502', [['order_number', '3348917502']]],
  ['3348917502', [['order_number', '3348917502']]],
  ['(977) 625-2661', [['phone', '+19776252661']]],
  ['7277607806', [['order_number', '7277607806']]],
  ['call 7277607806', [['phone', '+17277607806']]],
  ['order #334-891 7502', [['order_number', '3348917502']]],
  ['cminh730@email.com', [['email', 'cminh730@email.com']]],
  ['see www.shop.com/3348917502', [['url', 'https://www.shop.com/3348917502']]],
  ['2019-11-06', [['date', '2019-11-06']]],
  [
    '2 dark red shirts',
    [
      ['number', 2],
      ['color', 'red'],
    ],
  ],
])('%j returns exactly %j', (text, expected) => {
  const withoutPin = Object.fromEntries(Object.entries(all).filter(([id]) => id !== 'pin'));
  expect(valuesOf(withoutPin, text)).toEqual(expected);
});

test('digits of a more specific built-in are no number, even if that built-in is not declared', () => {
  const number = builtins('number');
  expect(valuesOf(number, 'call (977) 625-2661 on 2019-11-06 about order 3348917502, 2 items')).toEqual([
    ['number', 2],
  ]);
  expect(valuesOf(number, '3348917502')).toEqual([['number', 3_348_917_502]]);
});

test('ten bare digits are what the project declares', () => {
  expect(valuesOf(builtins('phone'), '7277607806')).toEqual([['phone', '+17277607806']]);
  expect(valuesOf(builtins('phone'), 'Order ID: 3348917502')).toEqual([]);
  expect(valuesOf(builtins('order_number'), '7277607806')).toEqual([['order_number', '7277607806']]);
});

test('declared patterns are reported beside built-ins', () => {
  expect(valuesOf(all, 'order 1234')).toEqual([
    ['order_number', '1234'],
    ['pin', '1234'],
  ]);
});

test('two entities may use the same recogniser', () => {
  const entities: Record<string, Entity> = {
    amount: { id: 'amount', name: 'Amount', type: 'builtin', builtin: 'number' },
    count: { id: 'count', name: 'Count', type: 'builtin', builtin: 'number' },
  };
  expect(valuesOf(entities, '3')).toEqual([
    ['amount', 3],
    ['count', 3],
  ]);
});

test('offsets count UTF-16 units', () => {
  const text = '😀 order 3348917502 😀 bob@x.org';
  const found = extract(text, { locale: 'en', now: november21 });
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['3348917502', 'bob@x.org']);
});

test('whatever the text, results are well formed, in order, and slices of it', () => {
  const piece = fc.constantFrom(
    '(977) 625-2661',
    '3348917502',
    'order #',
    'ORD-12',
    'a@b.co',
    'https://x.y/z',
    'tomorrow',
    '03/04',
    '1.500,5',
    'my name is',
    'Crystal Minh',
    'crimsn',
    'dark red',
    '2k',
    '-',
    '😀',
    '\n',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.oneof(piece, fc.string()), { maxLength: 8 }).map((parts) => parts.join(' ')),
  );
  const locale = fc.constantFrom('en', 'en-GB', 'de', 'fr', 'pt-BR', 'hu', '');
  fc.assert(
    fc.property(text, locale, (message, language) => {
      const found = extract(message, { locale: language, now: november21 });
      expect(nluResult.safeParse({ intents: [], entities: found }).success).toBe(true);
      expect(
        found.every((one) => one.start < one.end && message.slice(one.start, one.end) === one.text),
      ).toBe(true);
      expect(found.map(({ start }) => start)).toEqual(
        found.map(({ start }) => start).toSorted((a, b) => a - b),
      );
    }),
  );
});

test('only the first 2,000 characters of a huge text are searched', () => {
  const found = extract(`${'x '.repeat(999)}7 ${'9 '.repeat(1_000_000)}`, { locale: 'en', now: november21 });
  expect(found.map(({ value }) => value)).toEqual([7]);
});
