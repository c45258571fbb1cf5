import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { november21 } from '../fixtures/valuesOf.ts';
import { findDates, mightContainDate } from './findDates.ts';

const dates = (text: string, locale = 'en') =>
  findDates(text, { locale, now: november21 }).map(({ value }) => value);

test.each([
  ['2019-11-06', '2019-11-06'],
  ['i bought it on November 3rd', '2024-11-03'],
  ['tomorrow at 5pm', '2024-11-22'],
  ['yesterday', '2024-11-20'],
  ['the day after tomorrow', '2024-11-23'],
  ['2 weeks ago', '2024-11-07'],
  ['in 3 days', '2024-11-24'],
  ['on friday', '2024-11-22'],
  ['4 July 2023', '2023-07-04'],
])('reads %j', (text, value) => {
  expect(dates(text)).toEqual([value]);
});

test.each([
  ['en', '03/04/2024', '2024-03-04'],
  ['en-US', '03/04/2024', '2024-03-04'],
  ['en-GB', '03/04/2024', '2024-04-03'],
  ['en-AU', '03/04/2024', '2024-04-03'],
  ['de', '03/04/2024', '2024-04-03'],
  ['de', '03.04.2024', '2024-04-03'],
  ['de', '3.4.24', '2024-04-03'],
  ['de', '3. 4. 2024', '2024-04-03'],
  ['de', 'am 3.4. um 17 Uhr', '2025-04-03'],
  ['de', 'am 30.12. oder so', '2024-12-30'],
  ['de', '29.2.2024', '2024-02-29'],
  ['fr', '03/04/2024', '2024-04-03'],
  ['es', '03/04/2024', '2024-04-03'],
  ['en-CA', '25/04/2024', '2024-04-25'],
  ['en-CA', '04/04/2024', '2024-04-04'],
  ['en-CA', '2024-04-03', '2024-04-03'],
  ['ja', '2024/03/04', '2024-03-04'],
  ['es', 'hoy', '2024-11-21'],
  ['pt-BR', '03/04/2024', '2024-04-03'],
  ['en', '25/04/2024', '2024-04-25'],
])('in %s, %s is %s', (locale, text, value) => {
  expect(dates(text, locale)).toEqual([value]);
});

test.each([
  ['gestern', '2024-11-20'],
  ['vor 3 Wochen', '2024-10-31'],
  ['am 3. April', '2025-04-03'],
  ['übermorgen', '2024-11-23'],
])('reads %j in German', (text, value) => {
  expect(dates(text, 'de')).toEqual([value]);
});

describe('not a date', () => {
  test.each([
    'No, I bought it in November.',
    'i want my money back now',
    'last week',
    'a few days ago',
    'open 24/7',
    'size 8 1/2',
    '5/5 stars',
    'i sat down',
    'between 3 and 5 pm',
    '30 february 2024',
    '99/99/2024',
    'order 3348917502',
    'version 1.2.3',
    'may i return it',
  ])('%j', (text) => {
    expect(dates(text)).toEqual([]);
  });
});

test('an unsupported language returns none rather than a wrong one', () => {
  expect(dates('03/04/2024', 'hu')).toEqual([]);
});

test('the day changes at midnight UTC, whatever the time zone of the machine', () => {
  const at = (now: number) => findDates('today', { locale: 'en', now })[0]?.value;
  expect(at(Date.UTC(2024, 10, 21, 0, 0))).toBe('2024-11-21');
  expect(at(Date.UTC(2024, 10, 21, 23, 59))).toBe('2024-11-21');
});

test.each([
  ['en-CA', '03/04/2024'],
  ['en-CA', '3/4'],
  ['ja', '03/04/2024'],
  ['de', '30.2.2024'],
  ['de', 'Version 3.4.1'],
  ['de', '10.1.2.3'],
  ['de', 'kostet 13.10 €'],
  ['de', '13.13.2024'],
  ['de', 'das war so'],
  ['fr', 'un jeu'],
])('in %s, %s is ambiguous', (locale, text) => {
  expect(dates(text, locale)).toEqual([]);
});

test.each(['Mo. 3.4.2024', 'am 3. April', 'in drei Wochen', 'heut', 'in zwei Tagen'])(
  'German %j is parsed in full',
  (text) => {
    expect(mightContainDate(text, 'de')).toBe(true);
  },
);

test('messages without date words are not parsed in full', () => {
  expect(mightContainDate('my order number is 4821993', 'en-US')).toBe(false);
  expect(mightContainDate('ich warte auf Bestellung 4821993', 'de')).toBe(false);
  expect(mightContainDate('mi pedido es 4821993', 'es')).toBe(false);
  expect(mightContainDate('mijn bestelling is 4821993', 'nl')).toBe(true);
});

test.each([
  ['en', 'When did you buy it?', '3 March', '2026-03-03'],
  ['en', 'Could you tell me when you bought it?', '3 March', '2026-03-03'],
  ['en', 'Which day was it delivered?', 'Friday', '2026-11-27'],
  ['en', 'When should we deliver it?', 'Friday', '2026-12-04'],
  ['en', 'When did you order it, and when should it come?', 'Friday', '2026-12-04'],
  ['en', 'Which date is on the invoice?', '3 March', '2027-03-03'],
  ['en', 'When did you buy it?', 'it will come on Friday', '2026-12-04'],
  ['de', 'Wann haben Sie es gekauft?', '3. März', '2026-03-03'],
  ['de', 'Wann dürfen wir liefern?', 'Freitag', '2026-12-04'],
  ['fr', 'Quand l’avez-vous acheté ?', 'vendredi', '2026-11-27'],
  ['es', '¿Cuándo lo compró?', 'el viernes', '2026-11-27'],
])('%s: after the question %j, %j is %s', (locale, question, text, day) => {
  const now = Date.UTC(2026, 10, 30, 10);
  expect(findDates(text, { locale, now, question }).map(({ value }) => value)).toEqual([day]);
});

/** What an expression means on Thursday, 5 March 2026. */
const inMarch = (locale: string, text: string, dates?: 'past' | 'future') =>
  findDates(text, { locale, now: Date.UTC(2026, 2, 5, 10), dates }).map(({ value }) => value);

test.each([
  ['en', 'the first Tuesday of October', ['2026-10-06']],
  ['en', 'the second thursday of October last year', ['2025-10-09']],
  ['en', 'a week from today', ['2026-03-12']],
  ['en', 'the third Friday of March', ['2026-03-20']],
  ['en', 'twenty second of august this year', ['2026-08-22']],
  ['en', '28 june in 2020', ['2020-06-28']],
  ['en', 'four weeks from tomorrow', ['2026-04-03']],
  ['en', '2 weeks from January 15', ['2026-01-29']],
  ['en', 'next week Wednesday', ['2026-03-11']],
  ['en', 'Monday of the following week', ['2026-03-09']],
  ['en', 'previous Monday', ['2026-03-02']],
  ['en', 'Monday the 27th', ['2026-04-27']],
  ['en', 'by Tuesday', ['2026-03-10']],
  ['en', 'deliver it on Saturday', ['2026-03-07']],
  ['en', 'can the plumber come on Tuesday at 10am?', ['2026-03-10']],
  ['en', 'Friday at 10am', ['2026-03-06']],
  ['en', 'I will be home on Wednesday', ['2026-03-11']],
  ['en', 'it came on Wednesday', ['2026-03-04']],
  ['en', 'it should be delivered on Monday', ['2026-03-09']],
  ['en', 'I want to return what I bought on Monday', ['2026-03-02']],
  ['en', 'I may 5 times try', []],
  ['en', 'license valid until 09/29', []],
  ['en', '$5 on 12 December 27', []],
  ['en', 'next Friday', []],
  ['en', 'every Monday', []],
  ['en', 'Christmas present', []],
  ['en', '5/5', []],
  ['en', 'I give it 5/5', []],
  ['en', 'from 3 March to 9 March', ['2026-03-03', '2026-03-09']],
  ['en', '3-9 March', []],
  ['en', 'in 2 to 3 days', []],
  ['en', 'it arrived in 3 days', []],
  ['en', 'a few weeks ago', []],
  ['fr', 'la veille de Noël', ['2026-12-24']],
  ['it', 'la vigilia di Natale', ['2026-12-24']],
  ['it', 'dal 2 al 5 maggio', []],
  ['fr', 'mardi 11 mars', []],
  ['en', 'Tuesday, 11 March', []],
  ['es', 'versión 3.4.20', []],
  ['en', '2019', []],
  ['en', 'twenty twenty six', []],
  ['de', 'nächste Woche Dienstag', ['2026-03-10']],
  ['de', 'heute in einer Woche', ['2026-03-12']],
  ['de', 'heute vor einer Woche', ['2026-02-26']],
  ['de', 'Dienstag in zwei Wochen', ['2026-03-24']],
  ['de', 'am einundzwanzigsten märz zweitausendsechsundzwanzig', ['2026-03-21']],
  ['de', 'am dritten Januar', ['2026-01-03']],
  ['de', 'am 22.04', ['2026-04-22']],
  ['de', 'Guten Morgen', []],
  ['de', 'am Morgen', []],
  ['de', 'Morgen!', []],
  ['de', 'Guten Morgen, ich komme morgen', ['2026-03-06']],
  ['de', 'morgen', ['2026-03-06']],
  ['de', 'heute Morgen', ['2026-03-05']],
  ['de', 'bitte kommen Sie am Mittwoch um 10', ['2026-03-11']],
  ['de', 'kann am Montag geliefert werden', ['2026-03-09']],
  ['de', 'wurde am Montag geliefert', ['2026-03-02']],
  ['de', 'so ist das', []],
  ['de', '3. bis 5. April', []],
  ['de', 'um 18.30 Uhr', []],
  ['es', 'por la mañana', []],
  ['es', 'mañana por la mañana', ['2026-03-06']],
  ['es', 'el lunes que viene', ['2026-03-09']],
  ['fr', 'après-demain', ['2026-03-07']],
  ['pt', 'Vou ir na segunda', []],
] as const)('%s: %j on 5 March 2026 is %j', (locale, text, expected) => {
  expect(inMarch(locale, text)).toEqual(expected);
});

test.each([
  ['I bought it on 20 May', '2025-05-20'],
  ['it was delivered on 20 May', '2025-05-20'],
  ['I ordered it on 20 May', '2025-05-20'],
  ['please deliver it on 12 November', '2026-11-12'],
])('the tense of %j tells the year', (text, expected) => {
  expect(inMarch('en', text)).toEqual([expected]);
});

test('what a state asks for tells the year and the week where the message does not', () => {
  expect([inMarch('en', '20 May', 'past'), inMarch('en', '20 May', 'future')]).toEqual([
    ['2025-05-20'],
    ['2026-05-20'],
  ]);
  expect([inMarch('de', 'Montag', 'past'), inMarch('de', 'Montag', 'future')]).toEqual([
    ['2026-03-02'],
    ['2026-03-09'],
  ]);
  expect(inMarch('en', 'the 19th', 'past')).toEqual(['2026-02-19']);
});

test.each([
  ['en', 'can the plumber come on Thursday at 10am?', ['2026-12-03']],
  ['de', 'bitte kommen Sie am Donnerstag um 10', ['2026-12-03']],
  ['en', 'I bought it on 3 March', ['2026-03-03']],
  ['en', 'it was delivered on 3 March', ['2026-03-03']],
  ['en', 'I ordered it on 20 May', ['2026-05-20']],
  ['pt', 'Vou ir na quinta-feira', ['2026-12-03']],
  ['en', 'I will be home on Wednesday', ['2026-12-02']],
  ['en', 'it was supposed to arrive on Friday', ['2026-11-27']],
  ['en', 'did you ship it on Saturday?', ['2026-11-28']],
  ['en', 'they should have called on Friday', ['2026-11-27']],
  ['en', 'could I have it delivered on Friday', ['2026-12-04']],
  ['en', 'did you get my order, and can you deliver on Friday?', ['2026-12-04']],
  ['de', 'der Monteur sollte am Freitag kommen', ['2026-11-27']],
  ['de', 'es hätte am Freitag geliefert werden sollen', ['2026-11-27']],
  ['de', 'ich hätte am Freitag gern einen Termin', ['2026-12-04']],
  ['de', 'haben Sie das am Freitag abgeschickt?', ['2026-11-27']],
  ['es', 'debía llegar el viernes', ['2026-11-27']],
  ['fr', 'il devait arriver vendredi', ['2026-11-27']],
  ['it', 'doveva arrivare venerdì', ['2026-11-27']],
  ['en', '2019', []],
  ['en', 'have a nice Friday', []],
  ['de', 'schönen Freitag noch', []],
  ['de', 'Version 3.4.20', []],
  ['de', 'vor zwei Wochen am Montag', []],
  ['en', 'a week on Monday', []],
] as const)('%s: on Monday, 30 November 2026, %j is %j', (locale, text, days) => {
  const now = Date.UTC(2026, 10, 30, 10);
  expect(findDates(text, { locale, now }).map(({ value }) => value)).toEqual(days);
});

describe('dates that stand together', () => {
  test.each([
    ['en', 'from 3 to 5 April', []],
    ['en', 'from the 5th to the 9th of March', ['2026-03-05', '2026-03-09']],
    ['en', 'between April 1st and 5th', ['2026-04-01', '2026-04-05']],
    ['en', 'on the 8th to the 16th, please', ['2026-03-08', '2026-03-16']],
    ['en', 'book January 4th to the 8th', ['2027-01-04', '2027-01-08']],
    ['en', 'we stay from Thursday to Monday', ['2026-03-12', '2026-03-16']],
    ['en', 'from 28 December to 3 January 2027', ['2026-12-28', '2027-01-03']],
    ['en', 'from 28 December 2025 to 3 January', ['2025-12-28', '2026-01-03']],
    ['en', 'I was away from 18 February to 25 February', ['2026-02-18', '2026-02-25']],
    ['en', 'was it Monday or Tuesday last week', ['2026-02-23', '2026-02-24']],
    ['en', 'March 2 and 3 people', ['2026-03-02']],
    ['en', '28 to 3 May', []],
    ['en', 'between Christmas and New Year', []],
    ['de', 'vom 18. bis 25. Februar lag es beim Zoll', []],
    ['de', 'vom 18. Februar bis 25. Februar lag es beim Zoll', ['2026-02-18', '2026-02-25']],
    ['de', 'von Freitag bis Montag', ['2026-03-06', '2026-03-09']],
    ['de', 'wir kommen vom 28. Dezember bis 3. Januar', ['2026-12-28', '2027-01-03']],
  ] as const)('%s: %j on 5 March 2026 is %j', (locale, text, expected) => {
    expect(inMarch(locale, text)).toEqual(expected);
  });

  test('end behind their beginning, in every order of words and on every day', () => {
    const day = fc.integer({ min: 1, max: 28 });
    const month = fc.constantFrom('January', 'March', 'June', 'October', 'December');
    const week = fc.constantFrom('Monday', 'Tuesday', 'Thursday', 'Sunday');
    const first = fc.oneof(
      fc.tuple(day, month).map(([d, m]) => `${d} ${m}`),
      week,
    );
    const now = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) });
    fc.assert(
      fc.property(first, first, now, (from, until, at) => {
        const found = findDates(`I need a room from ${from} to ${until}`, { locale: 'en', now: at });
        const [a = '', b = ''] = found.map(({ value }) => String(value));
        expect(found.length < 2 || a <= b).toBe(true);
      }),
    );
  });
});

describe('the tense of verbs in no list', () => {
  test.each([
    ['en', 'my dishwasher leaked on Sunday', '2026-03-01'],
    ['en', 'we checked in on Friday', '2026-02-27'],
    ['en', 'I fly out on Tuesday', '2026-03-10'],
    ['en', 'my flight lands on Sunday', '2026-03-08'],
    ['en', 'I get paid on Friday', '2026-03-06'],
    ['en', 'I booked a table for Saturday', '2026-03-07'],
    ['en', 'I meant to send it back on Monday', '2026-03-02'],
    ['en', 'I was wondering whether you deliver on Monday', '2026-03-09'],
    ['en', 'the heater quit on Saturday', '2026-02-28'],
    ['en', 'clear my calendar for September 6th', '2026-09-06'],
    ['de', 'der Handwerker tauchte am Dienstag auf', '2026-03-03'],
    ['de', 'die Heizung fiel am Samstag aus', '2026-02-28'],
    ['de', 'ich habe einen Tisch für Samstag reserviert', '2026-03-07'],
    ['de', 'am Freitag bekomme ich Gehalt', '2026-03-06'],
    ['de', 'ich wollte fragen, ob Sie am Sonntag liefern', '2026-03-08'],
  ] as const)('%s: %j is %s', (locale, text, expected) => {
    expect(inMarch(locale, text)).toEqual([expected]);
  });

  test.each([
    'you said Monday',
    'they promised me Tuesday',
    'I wanted to come on Friday',
    "I'd have preferred Tuesday",
  ])('%j could be either, unless a question says which', (text) => {
    expect(inMarch('en', text)).toEqual([]);
    expect(inMarch('en', text, 'past')).toHaveLength(1);
  });
});
