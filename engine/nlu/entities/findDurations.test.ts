import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtins, valuesOf } from '../fixtures/valuesOf.ts';

const entities = builtins('date', 'duration', 'number', 'money');

test.each([
  ['2 weeks', 'P2W'],
  ['it took 3 days', 'P3D'],
  ['I waited an hour and a half', 'PT1H30M'],
  ['half an hour', 'PT30M'],
  ['for a week', 'P1W'],
  ['1 hour and 30 minutes', 'PT1H30M'],
  ['1h30', 'PT1H30M'],
  ['2h 15min', 'PT2H15M'],
  ['1 year, 2 months and 3 days', 'P1Y2M3D'],
  ['1.5 hours', 'PT1H30M'],
  ['two and 30 days', 'P30D'],
  ['the 30-day return', 'P30D'],
  ['a fortnight', 'P2W'],
  ['twenty-four hours', 'PT24H'],
  ['ninety days', 'P90D'],
  ['a quarter of an hour', 'PT15M'],
  ['half a year', 'P6M'],
  ['a year and a half', 'P1Y6M'],
  ['1.5 weeks', 'P1W3DT12H'],
  ['I was away for two weeks', 'P2W'],
  ['within 14 days', 'P14D'],
  ['the last 2 weeks', 'P2W'],
  ['3 days late', 'P3D'],
])('%s is %s', (text, value) => {
  expect(valuesOf(entities, text).filter(([entity]) => entity !== 'number')).toEqual([['duration', value]]);
});

test.each([
  ['de', 'zwei Wochen', 'P2W'],
  ['de', '3 Tage', 'P3D'],
  ['de', 'anderthalb Stunden', 'PT1H30M'],
  ['de', 'zweieinhalb Jahre', 'P2Y6M'],
  ['de', 'eine halbe Stunde', 'PT30M'],
  ['de', 'ein halbes Jahr', 'P6M'],
  ['de', 'seit einer Woche', 'P1W'],
  ['de', 'eine Viertelstunde', 'PT15M'],
  ['de', '1,5 Stunden', 'PT1H30M'],
  ['de', '2 Std. 30 Min.', 'PT2H30M'],
  ['de', 'innerhalb von vierzehn Tagen', 'P14D'],
  ['de', 'vierundzwanzig Stunden', 'PT24H'],
  ['de', 'ein Jahr und drei Monate', 'P1Y3M'],
  ['de', 'für 2 Wochen', 'P2W'],
  ['fr', 'pendant deux semaines', 'P2W'],
  ['fr', 'deux heures et demie', 'PT2H30M'],
  ['fr', 'une demi-heure', 'PT30M'],
  ['fr', 'quinze jours', 'P15D'],
  ['es', 'durante dos semanas', 'P2W'],
  ['es', 'hora y media', undefined],
  ['es', 'dos horas y media', 'PT2H30M'],
  ['es', 'media hora', 'PT30M'],
])('%s: %s is %s', (locale, text, value) => {
  const expected = value === undefined ? [] : [['duration', value]];
  expect(valuesOf(builtins('date', 'duration'), text, locale)).toEqual(expected);
});

describe('days that are not durations', () => {
  test.each([
    ['en', 'in two weeks', '2024-12-05'],
    ['en', '2 weeks ago', '2024-11-07'],
    ['en', 'two weeks from now', '2024-12-05'],
    ['de', 'in zwei Wochen', '2024-12-05'],
    ['de', 'vor 3 Tagen', '2024-11-18'],
    ['fr', 'il y a 3 jours', '2024-11-18'],
  ])('%s: %s', (locale, text, day) => {
    expect(valuesOf(entities, text, locale)).toEqual([['date', day]]);
    // Nor if the project does not look for dates.
    expect(valuesOf(builtins('duration'), text, locale)).toEqual([]);
  });

  test('finds a duration and a date in one message', () => {
    expect(valuesOf(entities, 'I leave in two weeks and stay for 10 days')).toEqual([
      ['date', '2024-12-05'],
      ['duration', 'P10D'],
    ]);
  });
});

test.each([
  ['en', 'twice a day'],
  ['en', '10 euros a month'],
  ['en', 'have a nice day'],
  ['en', 'one of these days'],
  ['en', '2 to 3 weeks'],
  ['en', '3-5 days'],
  ['en', 'a few days'],
  ['en', 'wait a minute'],
  ['en', '12345678 days'],
  ['de', 'in 3 bis 5 Tagen'],
  ['de', 'ein paar Tage'],
  ['de', 'eines Tages'],
  ['es', 'hace 3 días'],
  ['pl', '2 weeks'],
])('%s: %s is none', (locale, text) => {
  const found = valuesOf(builtins('duration', 'money'), text, locale);
  expect(found.filter(([entity]) => entity === 'duration')).toEqual([]);
});

test('a number in a duration is not a number if the project looks for durations', () => {
  expect(valuesOf(entities, '3 shirts within 30 days')).toEqual([
    ['number', 3],
    ['duration', 'P30D'],
  ]);
  expect(valuesOf(builtins('number'), '3 shirts within 30 days')).toEqual([
    ['number', 3],
    ['number', 30],
  ]);
});

test('any value is a duration that occurs in the text', () => {
  const piece = fc.constantFrom(
    ...[
      '2',
      '1,5',
      'a',
      'an',
      'half',
      'ein',
      'eine',
      'zwei',
      'anderthalb',
      'week',
      'hours',
      'Stunden',
      'Tage',
      'and',
    ],
    ...['und', 'a half', 'in', 'for', 'ago', '-', 'to', '€', '30', 'min', 'h', 'month', '.', 'date'],
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }),
      fc.constantFrom('en', 'de', 'fr', 'es'),
      (pieces, locale) => {
        const text = pieces.join(' ');
        for (const [entity, value] of valuesOf(entities, text, locale)) {
          if (entity !== 'duration') continue;
          expect(value).toMatch(
            /^P(?=.)(?:[\d.]+Y)?(?:[\d.]+M)?(?:[\d.]+W)?(?:[\d.]+D)?(?:T(?=\d)(?:[\d.]+H)?(?:[\d.]+M)?(?:[\d.]+S)?)?$/,
          );
        }
      },
    ),
    { numRuns: 1000 },
  );
});
