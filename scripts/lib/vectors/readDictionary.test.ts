import { expect, test } from 'vitest';
import { readDictionary } from './readDictionary.ts';

const read = (text: string) =>
  readDictionary(text).map(({ german, translations }) => [german, ...translations]);

test('variants and alternatives are entries of their own', () => {
  expect(
    read(
      'Bestellung {f}; Order {f} [ugs.] (bei jdm.) | auf Bestellung :: order (placed with sb.) | per order',
    ),
  ).toEqual([
    ['Bestellung', 'order'],
    ['Order', 'order'],
    ['auf Bestellung', 'per order'],
  ]);
});

test('verbs lose their "to", phrases their placeholders', () => {
  expect(read('etw. zurückgeben {vt} :: to give back sth.; to return sth.')).toEqual([
    ['zurückgeben', 'give back', 'return'],
  ]);
});

test('special subjects are left out, except for lines with a question', () => {
  expect(read('# comment\nAal {m} [zool.] :: eel\nA | B :: only one side')).toEqual([]);
  expect(
    read(
      'Sonnenbrand {m} [med.] | Haben Sie etwas gegen Sonnenbrand? :: sunburn | Have you anything for sunburn?',
    ),
  ).toHaveLength(2);
});
