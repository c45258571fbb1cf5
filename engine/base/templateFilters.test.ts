import { describe, expect, it } from 'vitest';
import { AppError } from './appError.ts';
import { compileTemplate } from './compileTemplate.ts';
import type { Audience } from './formats/audience.ts';
import type { JsonObject } from './json.ts';

const now = Date.parse('2026-03-05T23:30:00Z');
const context: JsonObject = {
  slots: {
    amount: 1234.5,
    whole: 20,
    dear: 12.5,
    day: '2026-03-04',
    count: 1234,
    ratio: 2.5,
    none: null,
    mail: 'a@b.c',
  },
  vars: {
    names: ['Zoe', 'Ähm', 'Anna'],
    at: '2026-03-29T01:30:00Z',
    eta: '2026-03-29T02:30:00',
    share: 0.256,
  },
};
const kinds: Readonly<Record<string, 'money' | 'date'>> = {
  'slots.amount': 'money',
  'slots.whole': 'money',
  'slots.dear': 'money',
  'slots.day': 'date',
  value: 'date',
};
const audience = (locale: string, timeZone = 'Europe/Berlin'): Audience => ({
  locale,
  timeZone,
  now,
  kindOf: (path) => kinds[path],
});
const say = (source: string, locale = 'de', more: JsonObject = {}, timeZone?: string): string =>
  compileTemplate(source, { forPeople: true }).render({ ...context, ...more }, audience(locale, timeZone));
const send = (source: string, more: JsonObject = {}): string =>
  compileTemplate(source).render({ ...context, ...more });

function codeOf(run: () => unknown): string {
  try {
    return String(run());
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

describe('a slot without a filter, in a text for people', () => {
  it.each([
    ['{{ slots.amount }} €', 'de', '1.234,50 €'],
    ['{{ slots.dear }}', 'de', '12,50'],
    ['{{ slots.whole }}', 'de', '20'],
    ['{{ slots.amount }}', 'en', '1,234.50'],
    ['{{ slots.amount }}', 'de-CH', "1'234.50"],
    ['{{ slots.amount }}', 'fr', '1 234,50'],
    ['{{ slots.amount }}', 'en-IN', '1,234.50'],
    ['{{ slots.day }}', 'de', '4. März 2026'],
    ['{{ slots.day }}', 'en', 'March 4, 2026'],
    ['{{ slots.day }}', 'en-GB', '4 March 2026'],
    ['{{ slots.day }}', 'ja', '2026年3月4日'],
    ['{{ slots.count }}', 'de', '1234'],
    ['{{ slots.ratio }}', 'de', '2,5'],
    ['{{ slots.ratio }}', 'xx', '2.5'],
    ['[{{ slots.none }}{{ slots.missing }}]', 'de', '[]'],
    ['{{ slots.mail }}', 'de', 'a@b.c'],
    ['{% if slots.amount > 1000 %}{{ slots.amount }}{% endif %}', 'de', '1.234,50'],
    ['{{ slots.amount | plus: 0.25 }}', 'de', '1.234,75'],
    ['{{ slots.amount | times: 2 | round: 1 }}', 'de', '2.469'],
    ['{{ slots.none | default: slots.day }}', 'de', '2026-03-04'],
    ['{{ slots.day | default: "later" }}', 'de', '4. März 2026'],
    ['{{ slots.day | date: "%Y-%m-%d" }}', 'de', '2026-03-04'],
    ['{% assign d = slots.amount %}{{ d }}', 'de', '1234,5'],
    ['{% echo slots.ratio %}', 'de', '2,5'],
    ['{{ slots.amount | raw }}', 'de', '1234.5'],
    [
      'https://pay.example/{{ slots.day }}?amount={{ slots.amount }} for {{ slots.amount }}',
      'de',
      'https://pay.example/2026-03-04?amount=1234.5 for 1.234,50',
    ],
    [
      'https://pay.example/?a={{ slots.amount | times: 2 }}&b={{ slots.ratio }}',
      'de',
      'https://pay.example/?a=2469&b=2.5',
    ],
  ])('L1: %s in %s is %s', (source, locale, text) => {
    expect(say(source, locale)).toBe(text);
  });

  it('is what the engine and the short way without it agree about', () => {
    for (const path of ['slots.amount', 'slots.day', 'slots.ratio', 'slots.count', 'slots.mail'])
      expect(say(`{% if true %}{{ ${path} }}{% endif %}`)).toBe(say(`{{ ${path} }}`));
  });

  it('keeps a mask as it is', () => {
    expect(
      say('{{ slots.amount }} {{ slots.day }}', 'de', { slots: { amount: '####', day: 'xxxx-xx-xx' } }),
    ).toBe('#### xxxx-xx-xx');
  });
});

describe('data for machines', () => {
  it.each([
    ['{{ slots.amount }}', '1234.5'],
    ['{{ slots.day }}', '2026-03-04'],
    ['{{ slots.ratio }}', '2.5'],
    ['{{ slots.day | date: "%d %b %Y" }}', '04 Mar 2026'],
    ['{{ vars.at | date: "%H:%M" }}', '01:30'],
    ['{{ vars.names | sort | join }}', 'Anna Zoe Ähm'],
    ['{{ 0.1 | plus: 0.2 }}', '0.3'],
  ])('L1: %s stays %s', (source, text) => {
    expect(send(source)).toBe(text);
  });

  it('names the language where it writes for people', () => {
    expect(codeOf(() => send('{{ slots.amount | money: "EUR" }}'))).toBe('TEMPLATE_FILTER');
    expect(codeOf(() => send('{{ slots.day | date: "long" }}'))).toBe('TEMPLATE_FILTER');
    expect(send('{{ slots.amount | money: "EUR", locale: "de" }}')).toBe('1.234,50 €');
    const input = { input: { locale: 'fr', zone: 'America/New_York' } };
    expect(send('{{ slots.day | date: "full", locale: input.locale }}', input)).toBe('mercredi 4 mars 2026');
    expect(send('{{ vars.at | time: locale: input.locale, timeZone: input.zone }}', input)).toBe('21:30');
  });

  it('may hold the pattern of a date in a name', () => {
    expect(send('{{ slots.day | date: pattern }}', { pattern: '%d/%m' })).toBe('04/03');
    expect(codeOf(() => send('{{ slots.day | date: pattern }}', { pattern: 'long' }))).toBe(
      'TEMPLATE_FAILED',
    );
  });
});

describe('filters for people', () => {
  it.each([
    ['{{ slots.amount | number }}', 'de', '1.234,5'],
    ['{{ slots.amount | number: 2 }}', 'de', '1.234,50'],
    ['{{ "1234.5" | number }}', 'en', '1,234.5'],
    ['{{ slots.amount | money: "EUR" }}', 'de', '1.234,50 €'],
    ['{{ slots.whole | money: "eur" }}', 'de', '20,00 €'],
    ['{{ slots.amount | money: "USD" }}', 'en', '$1,234.50'],
    ['{{ slots.amount | money: "JPY" }}', 'ja', '￥1,235'],
    ['{{ slots.amount | money }}', 'es', '1234,50'],
    ['{{ vars.share | percent }}', 'de', '25,6 %'],
    ['{{ vars.share | percent: 0 }}', 'en', '26%'],
    ['{{ slots.day | date }}', 'de', '4. März 2026'],
    ['{{ slots.day | date: "short" }}', 'de', '04.03.26'],
    ['{{ slots.day | date: "medium" }}', 'en', 'Mar 4, 2026'],
    ['{{ slots.day | date: "full" }}', 'de', 'Mittwoch, 4. März 2026'],
    ['{{ slots.day | date: "weekday" }}', 'fr', 'mercredi'],
    ['{{ slots.day | date: "%A, %-d. %B" }}', 'de', 'Mittwoch, 4. März'],
    ['{{ slots.day | date: "%-d %B" }}', 'ru', '4 марта'],
    ['{{ slots.day | date: "%B" }}', 'ru', 'март'],
    ['{{ slots.day | date: "%^a %e.%m.%y, %j, %V" }}', 'en', 'WED  4.03.26, 063, 10'],
    ['{{ "14:30" | time }}', 'en', '2:30 PM'],
    ['{{ "14:30" | time }}', 'de', '14:30'],
    ['{{ vars.at | datetime }}', 'de', '29.03.2026, 03:30'],
    ['{{ vars.at | date: "%H:%M %z" }}', 'de', '03:30 +0200'],
    ['{{ vars.eta | datetime: "short" }}', 'de', '29.03.26, 02:30'],
    ['{{ vars.eta | date: "%H:%M" }}', 'de', '02:30'],
    ['{{ "2026-10-25T00:30:00Z" | time }} {{ "2026-10-25T01:30:00Z" | time }}', 'de', '02:30 02:30'],
    [
      '{{ "now" | date }} {{ "now" | time }} {{ "today" | date: "weekday" }}',
      'de',
      '6. März 2026 00:30 Freitag',
    ],
    ['{{ "Wed, 04 Mar 2026 23:30:00 GMT" | date: "%d. %H:%M" }}', 'de', '05. 00:30'],
    ['{{ "March 4, 2026" | date: "%F" }}', 'de', '2026-03-04'],
    ['{{ 1772582400 | date: "%F" }}', 'de', '2026-03-04'],
    ['{{ vars.names | list }}', 'de', 'Zoe, Ähm und Anna'],
    ['{{ vars.names | list: "or" }}', 'en', 'Zoe, Ähm, or Anna'],
    ['{{ slots.ratio | list }}', 'de', '2,5'],
    ['{{ vars.names | sort | join: ", " }}', 'de', 'Ähm, Anna, Zoe'],
    ['{{ vars.names | sort | join: ", " }}', 'sv', 'Anna, Zoe, Ähm'],
    ['{{ 0.1 | plus: 0.2 }}', 'en', '0.3'],
    ['[{{ slots.none | money: "EUR" }}{{ slots.missing | date: "long" }}{{ "" | list }}]', 'de', '[]'],
    ['{{ slots.amount | money: "EUR", locale: "en" }}', 'de', '€1,234.50'],
  ])('L1: %s in %s is %s', (source, locale, text) => {
    expect(say(source, locale)).toBe(text);
  });

  it('sorts by a property, numbers by size and nothing last', () => {
    const items = { items: [{ n: 10, t: 'Öl' }, { t: 'zu' }, { n: 9, t: 'Ohr' }] };
    expect(say('{{ items | sort: "n" | map: "t" | join }}', 'de', items)).toBe('Ohr Öl zu');
    expect(say('{{ items | sort_natural: "t" | map: "t" | join }}', 'de', items)).toBe('Ohr Öl zu');
  });

  it.each([
    ['{{ slots.amount | money: "EURO" }}', '"EURO" is not the code of a currency'],
    ['{{ slots.day | date: "longish" }}', '"longish" is not a style'],
    ['{{ slots.day | datetime: "weekday" }}', '"weekday" is not a style'],
    ['{{ "soon" | date: "long" }}', '"soon" is not a date'],
    ['{{ "2026-02-30" | date }}', '"2026-02-30" is not a date'],
    ['{{ "2026-03-04" | time }}', 'has no time'],
    ['{{ "14:30" | date }}', 'has no date'],
    ['{{ "many" | number }}', '"many" is not a number'],
    ['{{ slots.amount | number: 99 }}', 'decimals'],
    ['{{ vars.names | list: "nor" }}', '"nor" is not a kind of list'],
    ['{% if slots.x %}{% assign a = slots.amount | money: "XYZ1" %}{% endif %}', '"XYZ1"'],
    ['{{ slots.amount | money: "EUR", locale: "deutsch!" }}', 'is not a language tag'],
    ['{{ vars.at | time: timeZone: "Berlin" }}', '"Berlin" is not a time zone'],
    ['{{ slots.amount | money: "EUR", digits: 2 }}', 'it has no "digits"'],
  ])('is refused when compiling: %s', (source, reason) => {
    expect(() => compileTemplate(source, { forPeople: true })).toThrow(
      expect.objectContaining({ code: 'TEMPLATE_FILTER', message: expect.stringContaining(reason) }),
    );
  });

  it.each([
    ['{{ slots.mail | money: "EUR" }}', 'is not a number'],
    ['{{ slots.mail | date }}', 'is not a date'],
    ['{{ slots.amount | money: slots.mail }}', 'is not the code of a currency'],
    ['{{ slots.amount | divided_by: 0 }}', 'divided by zero'],
    ['{{ context | list }}{{ items | list }}', 'neither a text nor a number'],
  ])('fails when rendering: %s', (source, reason) => {
    expect(() => say(source, 'de', { items: [{ a: 1 }] })).toThrow(
      expect.objectContaining({ code: 'TEMPLATE_FAILED', message: expect.stringContaining(reason) }),
    );
  });

  it('has the slots of its first filters', () => {
    const { slotFilters } = compileTemplate(
      '{{ slots.a | money }}{% if slots.b | date %}{% endif %}{{ slots.c | upcase }}',
      {
        forPeople: true,
      },
    );
    expect(slotFilters).toEqual([
      { slot: 'a', filter: 'money' },
      { slot: 'b', filter: 'date' },
    ]);
  });
});
