import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtins, valuesOf } from '../fixtures/valuesOf.ts';

// How each locale writes a date, by the Unicode CLDR data of the runtime.
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
  ...['de', 'de-AT', 'de-CH', 'fr', 'fr-CA', 'fr-CH', 'fr-BE', 'es', 'es-MX', 'es-AR'],
  ...['pt', 'pt-BR', 'pt-PT', 'it', 'it-CH', 'nl', 'nl-BE', 'sv', 'ru', 'uk', 'ja'],
];
/** Locales in which some people write the day first and others the month. */
const ofTwoOrders = ['es-US', 'es-PR'];
/** Locales of unsupported languages. */
const unread = ['pl', 'zh', 'hi'];
const entities = builtins('date');
const days = fc.date({
  min: new Date('1990-01-01T00:00:00Z'),
  max: new Date('2049-12-31T00:00:00Z'),
  noInvalidDate: true,
});

function read(text: string, locale: string) {
  return valuesOf(entities, text, locale).map(([, value]) => value);
}

function writers(locale: string) {
  const usual = { timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn' } as const;
  const figures = new Intl.DateTimeFormat(locale, usual);
  const words = new Intl.DateTimeFormat(locale, { ...usual, dateStyle: 'long' });
  return { figures: (day: Date) => figures.format(day), words: (day: Date) => words.format(day) };
}

/** Checks any day, with its expected value. */
function anyDay(check: (day: Date, iso: string) => void): void {
  fc.assert(fc.property(days, (day) => void check(day, day.toISOString().slice(0, 10))));
}

describe.each(locales)('%s', (locale) => {
  const { figures, words } = writers(locale);

  test('reads a numeric date, alone and among words', () => {
    anyDay((day, iso) => {
      const text = figures(day);
      expect(read(text, locale), text).toEqual([iso]);
      expect(read(`x ${text}, y`, locale), text).toEqual([iso]);
    });
  });

  test('reads a date in words', () => {
    anyDay((day, iso) => expect(read(words(day), locale), words(day)).toEqual([iso]));
  });
});

describe.each(ofTwoOrders)('%s', (locale) => {
  const { figures, words } = writers(locale);

  test('reads a numeric date if only one order is possible', () => {
    anyDay((day, iso) => {
      const both = day.getUTCDate() <= 12 && day.getUTCDate() !== day.getUTCMonth() + 1;
      expect(read(figures(day), locale), figures(day)).toEqual(both ? [] : [iso]);
    });
  });

  test('reads a date in words', () => {
    anyDay((day, iso) => expect(read(words(day), locale), words(day)).toEqual([iso]));
  });
});

test.each([...locales, ...ofTwoOrders, ...unread])(
  '%s: an ISO date is read as that day or not at all',
  (locale) => {
    anyDay((_, iso) => {
      for (const value of read(iso, locale)) expect(value).toBe(iso);
    });
  },
);

test.each(unread)("%s: the locale's own formats are never read as another day", (locale) => {
  const { figures, words } = writers(locale);
  anyDay((day, iso) => {
    for (const text of [figures(day), words(day)])
      for (const value of read(text, locale)) expect(value, text).toBe(iso);
  });
});

test('numeric dates are read if the order is known', () => {
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
])('%s: %s is not a date', (locale, text) => {
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
])('%s: a span or a time is not a date: %s', (locale, text) => {
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
])('%s: a weekday as a deadline is in the future: %s is %s', (locale, text, day) => {
  expect(read(text, locale)).toEqual([day]);
});
