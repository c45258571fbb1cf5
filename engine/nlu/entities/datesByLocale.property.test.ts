import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtins, valuesOf } from '../fixtures/valuesOf.ts';

// What each locale itself writes for a day, by the tables of the Unicode CLDR that the runtime carries, must be read as
// that day or not at all.
const locales = [
  ...[
    'en',
    'en-US',
    'en-GB',
    'en-AU',
    'en-NZ',
    'en-IE',
    'en-IN',
    'en-ZA',
    'en-CA',
    'en-PH',
    'en-SG',
    'en-HK',
  ],
  ...['de', 'de-AT', 'de-CH', 'fr', 'fr-CA', 'fr-CH', 'fr-BE', 'es', 'es-MX', 'es-US', 'es-AR', 'es-PR'],
  ...['pt', 'pt-BR', 'pt-PT', 'it', 'it-CH', 'nl', 'nl-BE', 'sv', 'ru', 'uk', 'ja', 'pl', 'zh', 'hi'],
];
const entities = builtins('date');
const days = fc.date({
  min: new Date('1990-01-01T00:00:00Z'),
  max: new Date('2049-12-31T00:00:00Z'),
  noInvalidDate: true,
});

function read(text: string, locale: string) {
  return valuesOf(entities, text, locale).map(([, value]) => value);
}

describe.each(locales)('%s', (locale) => {
  const numeric = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    calendar: 'gregory',
    numberingSystem: 'latn',
  });
  const long = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    calendar: 'gregory',
    numberingSystem: 'latn',
    dateStyle: 'long',
  });

  test('reads what it writes in figures as that day, or not at all', () => {
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10);
        for (const text of [numeric.format(day), `x ${numeric.format(day)}, y`]) {
          for (const value of read(text, locale)) expect(value, text).toBe(iso);
        }
        expect(read(iso, locale).filter((value) => value !== iso)).toEqual([]);
      }),
    );
  });

  test('reads what it writes in words as that day, or not at all', () => {
    fc.assert(
      fc.property(days, (day) => {
        const text = long.format(day);
        for (const value of read(text, locale)) expect(value, text).toBe(day.toISOString().slice(0, 10));
      }),
    );
  });
});

test('where the order is known, figures are read', () => {
  for (const [locale, text] of [
    ['en-US', '4/3/2026'],
    ['en-GB', '03/04/2026'],
    ['de', '3.4.2026'],
    ['fr', '03/04/2026'],
    ['es', '3/4/2026'],
    ['nl', '3-4-2026'],
    ['sv', '2026-04-03'],
    ['en-ZA', '2026/04/03'],
  ] as const) {
    expect(read(text, locale), locale).toEqual(['2026-04-03']);
  }
});

test.each([
  ['en-CA', '03/04/2026'],
  ['fr-CA', '03/04/2026'],
  ['es-US', '03/04/2026'],
  ['en-US', '3.4.2026'],
  ['en', '2026/13/01'],
  ['en', '30 February 2026'],
  ['de', '30.02.2026'],
  ['en-GB', '29/02/2026'],
])('%s: %s is no day', (locale, text) => {
  expect(read(text, locale)).toEqual([]);
});

test.each([
  ['en', 'I was away for two weeks'],
  ['en', '3 days after delivery'],
  ['en', 'within 14 days'],
  ['en', 'the last 10 days'],
  ['en', 'in half an hour'],
  ['en', '48 hours ago'],
  ['de', 'für 2 Wochen'],
  ['de', 'die letzten 3 Tage'],
  ['de', 'in 2 Stunden'],
  ['fr', 'pendant deux semaines'],
  ['es', 'durante dos semanas'],
])('%s: a span or a time is no day: %s', (locale, text) => {
  expect(read(text, locale)).toEqual([]);
});

// 21 November 2024 is a Thursday.
test.each([
  ['en', 'by Monday', '2024-11-25'],
  ['en', 'it was on Monday', '2024-11-18'],
  ['en', 'until Friday', '2024-11-22'],
  ['de', 'bis Montag', '2024-11-25'],
  ['de', 'spätestens am Dienstag', '2024-11-26'],
  ['de', 'bis Donnerstag', '2024-11-21'],
])('%s: a weekday as a limit lies ahead: %s is %s', (locale, text, day) => {
  expect(read(text, locale)).toEqual([day]);
});
