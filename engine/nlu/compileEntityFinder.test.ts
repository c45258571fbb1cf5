import { describe, expect, test } from 'vitest';
import { entity } from '../model/documents/entity.ts';
import { intent } from '../model/documents/intent.ts';

import { compileEntityFinder } from './compileEntityFinder.ts';
import { november21 } from './fixtures/valuesOf.ts';
import { trainEntityTagger } from './tagger/trainEntityTagger.ts';

const city = {
  id: 'city',
  name: 'City',
  type: 'list',
  values: [
    { value: 'BER', synonyms: ['Berlin'] },
    { value: 'MUC', synonyms: ['Munich', 'München'] },
    { value: 'Rome' },
  ],
};

function rolesIn(text: string, roles: unknown) {
  const find = compileEntityFinder({ city: entity.parse({ ...city, roles }) }, undefined);
  return find(text, { locale: 'en', now: november21 }).map(({ value, role }) => [value, role ?? null]);
}

describe('roles by declared words', () => {
  const roles = { from: ['from', 'leaving', 'von', 'ab'], to: ['to', 'going to', 'nach'] };

  test.each([
    [
      'from Berlin to Munich',
      [
        ['BER', 'from'],
        ['MUC', 'to'],
      ],
    ],
    [
      'to Munich from Berlin',
      [
        ['MUC', 'to'],
        ['BER', 'from'],
      ],
    ],
    [
      'von Berlin nach München',
      [
        ['BER', 'from'],
        ['MUC', 'to'],
      ],
    ],
    ['from the city of Berlin', [['BER', 'from']]],
    [
      'Berlin to Munich',
      [
        ['BER', null],
        ['MUC', 'to'],
      ],
    ],
    ['Munich', [['MUC', null]]],
    ['I want to leave Berlin', [['BER', null]]],
    ['where from? Berlin', [['BER', null]]],
    ['FROM: Berlin', [['BER', 'from']]],
    [
      'from Berlin, Munich',
      [
        ['BER', 'from'],
        ['MUC', null],
      ],
    ],
  ])('%s', (text, values) => {
    expect(rolesIn(text, roles)).toEqual(values);
  });

  test('the longest of several matching phrases counts', () => {
    expect(rolesIn('back to Rome', { to: ['to'], home: ['back to'] })).toEqual([['Rome', 'home']]);
  });

  test('there are no roles without words and annotations', () => {
    expect(rolesIn('from Berlin', ['from', 'to'])).toEqual([['BER', null]]);
  });
});

describe('annotations', () => {
  const entities = {
    number: entity.parse({ id: 'number', name: 'Number', type: 'builtin', builtin: 'number' }),
    part: entity.parse({
      id: 'part',
      name: 'Part',
      type: 'trained',
      values: [{ value: 'P-1', synonyms: ['inlet valve'] }],
    }),
  };
  const utterances = [
    '[two](number:shirts) shirts and [three](number:hats) hats',
    '[5](number:shirts) shirts please',
    'send [one](number:hats) hat and [4](number:shirts) shirts',
    'i need [2](number:hats) hats',
    'the [inlet valve](part) is broken',
    'a new [rotor](part) please',
    'my [left bracket](part) is broken',
    'send 7 of them',
  ];
  const intents = { order: intent.parse({ id: 'order', name: 'Order', utterances }) };
  const tagger = trainEntityTagger({ intents, entities, manifest: { defaultLocale: 'en' } });
  const find = compileEntityFinder(entities, tagger);
  const values = (text: string) =>
    find(text, { locale: 'en', now: november21 }).map(({ entity, role, value }) => [
      entity,
      role ?? null,
      value,
    ]);

  test('tell several numbers apart', () => {
    expect(values('six shirts and 2 hats')).toEqual([
      ['number', 'shirts', 6],
      ['number', 'hats', 2],
    ]);
  });

  test('of an entity that is found otherwise add none', () => {
    expect(values('shirts and hats')).toEqual([]);
  });

  test('train an entity of their own, with the value that a text stands for', () => {
    expect(values('the Inlet Valve is broken')).toEqual([['part', null, 'P-1']]);
    expect(values('inlet valve, inlet-valve')).toEqual([
      ['part', null, 'P-1'],
      ['part', null, 'P-1'],
    ]);
    expect(values('my outer casing is broken')).toEqual([['part', null, 'outer casing']]);
  });
});
