import { expect, test } from 'vitest';
import { valuesOf } from '../../nlu/fixtures/valuesOf.ts';
import type { Entity } from '../documents/entity.ts';
import { isMisspelling } from './compileList.ts';

test.each([
  ['silvr', 'silver'],
  ['sivler', 'silver'],
  ['silverr', 'silver'],
  ['lagre', 'large'],
  ['jackits', 'jackets'],
  ['subscribtion', 'subscription'],
  ['subcsription', 'subscription'],
  ['subscripton', 'subscription'],
])('%s may mean %s', (written, word) => {
  expect(isMisspelling(written, word)).toBe(true);
});

test.each([
  ['good', 'gold'],
  ['back', 'black'],
  ['while', 'white'],
  ['range', 'orange'],
  ['short', 'shirt'],
  ['jackit', 'jacket'],
  ['large', 'large'],
  ['size10', 'size11'],
  ['', 'large'],
])('%s does not mean %s', (written, word) => {
  expect(isMisspelling(written, word)).toBe(false);
});

const list = (fuzzy: boolean): Record<string, Entity> => ({
  product: {
    id: 'product',
    name: 'Product',
    type: 'list',
    fuzzy,
    values: [
      { value: 't_shirt', synonyms: ['T-Shirt', 'tee'] },
      { value: 'jacket', synonyms: ['coat'] },
      { value: 'rain_jacket', synonyms: ['rain jacket'] },
      { value: 'boots', synonyms: ['Größe Stiefel'] },
      { value: 'gold', synonyms: [] },
    ],
  },
});
const found = (text: string, fuzzy = true) => valuesOf(list(fuzzy), text).map(([, value]) => value);

test.each([
  ['my t shirt and T-SHIRT and tshirt', ['t_shirt', 't_shirt', 't_shirt']],
  ['a coat', ['jacket']],
  ['a rain-jacket', ['rain_jacket']],
  ['grosse stiefel', ['boots']],
  ['GRÖßE Stiefel', ['boots']],
  ['große stiefel', ['boots']],
  ['raincoats', []],
])('%j returns %j', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test('misspelt words are found if the list is fuzzy', () => {
  expect(found('my jaket and raim jacket')).toEqual(['jacket', 'jacket']);
  expect(found('my jaket', false)).toEqual([]);
  expect(found('my jackets', true)).toEqual(['jacket']);
});

test.each([
  ['bue jeans', ['denim']],
  ['my blu jeans and bleu jeans', ['denim', 'denim']],
  ['running hoes', ['running']],
  ['runing shoes', ['running']],
  ['red jeans', []],
  ['blue genes', []],
  ['bue jens', []],
])('a short word among others that are right may be misspelt: %j', (text, expected) => {
  const entities: Record<string, Entity> = {
    product: {
      id: 'product',
      name: 'Product',
      type: 'list',
      fuzzy: true,
      values: [
        { value: 'denim', synonyms: ['blue jeans'] },
        { value: 'running', synonyms: ['running shoes'] },
      ],
    },
  };
  expect(valuesOf(entities, text).map(([, value]) => value)).toEqual(expected);
});

test('German letters may be written out', () => {
  const city = {
    id: 'city',
    name: 'City',
    type: 'list' as const,
    fuzzy: false,
    values: ['Köln', 'Zürich', 'Gießen', 'Übersee'].map((value) => ({ value, synonyms: [] })),
  };
  expect(valuesOf({ city }, 'Koeln, ZUERICH, Giessen, Uebersee, Köln').map(([, value]) => value)).toEqual([
    'Köln',
    'Zürich',
    'Gießen',
    'Übersee',
    'Köln',
  ]);
});

test('short words are never corrected', () => {
  expect(found('good cat, te, coot')).toEqual([]);
});

test('a correct spelling of one value takes precedence over a misspelling of another', () => {
  const entities: Record<string, Entity> = {
    size: {
      id: 'size',
      name: 'Size',
      type: 'list',
      fuzzy: true,
      values: ['trousers', 'trouser'].map((value) => ({ value, synonyms: [] })),
    },
  };
  expect(valuesOf(entities, 'trouser')).toEqual([['size', 'trouser']]);
  expect(valuesOf(entities, 'trousers')).toEqual([['size', 'trousers']]);
});
