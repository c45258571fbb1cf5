// The expressions of a language for dates, compiled.
import { allMatches } from '../../../model/entities/entityMatch.ts';
import type { DateMeaning, DateRule, DateWords } from '../../../model/languages/dateWords.ts';
import { compileTense, type TenseReader } from './dateTense.ts';

/** What an expression says, in numbers. */
export interface SaidDate {
  readonly meaning: DateMeaning;
  readonly start: number;
  readonly end: number;
  readonly day?: number | undefined;
  readonly month?: number | undefined;
  readonly year?: number | undefined;
  /** Years counted from this one. */
  readonly yearOffset?: number | undefined;
  /** From Monday, which is 0. */
  readonly weekday?: number | undefined;
  /** "second" of "the second Tuesday"; -1 is the last. */
  readonly nth?: number | undefined;
  readonly count?: number | undefined;
  readonly unit?: 'D' | 'W' | 'M' | 'Y' | undefined;
  /** A fixed offset from today. */
  readonly offset?: number | undefined;
  readonly isHoliday?: boolean;
}

/** The compiled expressions of a language. */
export interface DateRules {
  readonly words: DateWords;
  readonly mightContain: RegExp;
  readonly tense: TenseReader;
  readonly find: (text: string) => readonly SaidDate[];
  /** What is counted from a date, before it and behind it. */
  readonly before: (text: string, start: number) => SaidDate | undefined;
  readonly behind: (text: string, end: number) => SaidDate | undefined;
  /** A day of the week before a date: "Friday, the". */
  readonly weekdayBefore: (
    text: string,
    start: number,
  ) => { readonly start: number; readonly weekday: number } | undefined;
  readonly dayPartEnd: (text: string, end: number) => number;
  readonly isTouched: (text: string, start: number, end: number) => boolean;
  /** Where a range begins that ends with a date: "3 to" of "3 to 5 March". */
  readonly rangeStart: (text: string, start: number) => number | undefined;
  readonly isAnnounced: (text: string, start: number) => boolean;
  readonly isNoDate: (text: string) => boolean;
}

const DAY_OF_MONTH = String.raw`0?[1-9]|[12]\d|3[01]`;
const BOUNDARY = String.raw`(?<![\p{L}\d]|\d[.,:/-]|[\p{L}\d][-'\u2019])`;
const END = String.raw`(?![\p{L}\d]|[-'\u2019/:]\p{L}|[.,:/-]\d)`;
/** "Today's delivery". */
const DAY_END = String.raw`(?![\p{L}\d]|[-/:]\p{L}|['\u2019](?!s(?!\p{L}))\p{L}|[.,:/-]\d)`;
const CENTURY = 100;

/** Compiles the words of a language. */
export function compileDateRules(words: DateWords): DateRules {
  const weekday = alternation(words.weekdays);
  const short = alternation([...words.weekdays, ...words.shortWeekdays]);
  const ordinal = alternation([...words.ordinals].sort((a, b) => b.length - a.length));
  const ordinals = indexed(words.ordinals.map((one) => `${one}${words.ordinalEnding}`));
  const months = indexed(words.months);
  const weekdays = indexed(words.weekdays);
  const shortWeekdays = indexed(words.shortWeekdays);
  const counts = words.counts.map(([word, count]) => [new RegExp(`^(?:${word})$`, 'iu'), count] as const);
  const years = words.years.map(([said, year]) => [new RegExp(`^(?:${said})$`, 'iu'), year] as const);
  const relative = words.relativeYears.map(
    ([said, offset]) => [new RegExp(`^(?:${said})$`, 'iu'), offset] as const,
  );
  const units = Object.entries(words.units).map(
    ([unit, said]) => [new RegExp(`^(?:${said})$`, 'iu'), unit as 'D' | 'W' | 'M' | 'Y'] as const,
  );
  const yearWords =
    alternation(words.years.map(([said]) => said).sort((a, b) => b.length - a.length)) || '$.';
  const countWords = alternation(words.counts.map(([word]) => word).sort((a, b) => b.length - a.length));
  const parts: Readonly<Record<string, string>> = {
    DAY: `(?:(?<day>${DAY_OF_MONTH})(?:${words.dayMark})?|(?<ord>(?:${ordinal})${words.ordinalEnding}))`,
    NTH: `(?:(?<digit>[1-5])(?:${words.dayMark})|(?<last>${words.lastOrdinal})|(?<nth>(?:${words.ordinals.slice(0, 5).join('|')})${words.ordinalEnding}))`,
    MONTH: `(?<month>${alternation(words.months)})`,
    YEAR: String.raw`(?:(?:${words.beforeYear})(?:(?<year>(?:19|20)\d\d)|['\u2019](?<yy>\d\d)|(?<yearWords>${yearWords})(?!\p{L}))|,? (?<relYear>${alternation(words.relativeYears.map(([said]) => said))}))?`,
    WEEKDAY: `(?<weekday>${weekday})`,
    N: String.raw`(?:(?<n>\d{1,3})|(?<count>${countWords}))`,
    UNIT: `(?<unit>${alternation(Object.values(words.units))})`,
  };
  const compileRule = ([pattern, meaning]: DateRule, head: string, tail: string, flags: string) => ({
    meaning,
    find: new RegExp(
      head +
        pattern.replace(/\{(DAY|NTH|MONTH|YEAR|WEEKDAY|N|UNIT)\}/g, (_, name: string) => parts[name] ?? '') +
        tail,
      flags,
    ),
  });
  const rules = words.rules.map((rule) => ({
    ...compileRule(rule, BOUNDARY, END, 'giu'),
    // Rules are tried only on texts with the words that they need.
    needs: (['MONTH', 'WEEKDAY', 'UNIT'] as const).filter((part) => rule[0].includes(`{${part}}`)),
    isRare: rule[1].startsWith('dayOf'),
  }));
  const needed = {
    MONTH: new RegExp(alternation(words.months), 'iu'),
    WEEKDAY: new RegExp(weekday, 'iu'),
    UNIT: new RegExp(alternation(Object.values(words.units)), 'iu'),
  };
  const anyDay = new RegExp(words.days.map(([said]) => said).join('|'), 'iu');
  const anyHoliday = new RegExp(words.holidays.map(([said]) => said).join('|'), 'iu');
  const mayNameDay = new RegExp(String.raw`\d|${ordinal}`, 'iu');
  const days = words.days.map(
    ([said, offset]) => [new RegExp(`${BOUNDARY}(?:${said})${DAY_END}`, 'giu'), offset] as const,
  );
  const holidays = words.holidays.map(
    ([said, month, day]) =>
      [new RegExp(`${BOUNDARY}(?:${said})${parts.YEAR}${END}`, 'giu'), month, day] as const,
  );
  const before = words.countsFrom.map((rule) => compileRule(rule, BOUNDARY, '$', 'iu'));
  const behind = words.countsOn.map((rule) => compileRule(rule, '^', END, 'iu'));
  const dayPart = new RegExp(`^${words.dayParts || '$.'}${END}`, 'iu');
  const touchingBefore = new RegExp(
    String.raw`(?:(?<![\p{L}])(?:${words.touchingBefore})[ ]|\d[ ]|\d[.,:/-])$`,
    'iu',
  );
  const monthFirst = new RegExp(`^(?:${alternation(words.months)})`, 'iu');
  const rangeBefore = new RegExp(
    String.raw`(?<!(?:${alternation(words.months)}) |\d[./-])\b\d{1,2}(?:${words.dayMark})?[ ]?(?:[-\u2013&+]|to|and|or|und|oder|bis|et|ou|y|o|a|e|au|al|ao|até|hasta)[ ]?(?:the |zum |dem |le |el |al |ao |il )?$`,
    'iu',
  );
  const touchingAfter = new RegExp(
    String.raw`^(?:,? (?:${words.touchingAfter})(?![\p{L}])|[.,:/-]\d|[ ]\d(?!\d?(?::\d\d|[ ]?[ap]\.?m|[ ]?uhr|[ ]?h\b|\.\d\d uhr))|[ ]?[-\u2013] ?\d)`,
    'iu',
  );
  const announced = new RegExp(String.raw`(?:(?<!\p{L})(?:${words.prepositions}|${short}),?[ ]|^\s*)$`, 'iu');
  const noDate = new RegExp(String.raw`(?<!\p{L})(?:${words.notDates})(?!\p{L})`, 'iu');
  const named = new RegExp(
    String.raw`(?<![\p{L}\d])(${short}),? (?:the |den |dem |der |le |el |il |lo |)?$`,
    'iu',
  );
  return {
    words,
    mightContain: new RegExp(
      String.raw`\d\s?[./-]\s?\d|${[weekday, ...words.months.map((one) => String.raw`(?<!\p{L})(?:${one})`), ...Object.values(words.units), ...words.days.map(([said]) => said.replace(/^\(\?<!.*\)/, '')), ...words.holidays.map(([said]) => said), words.dayMark === String.raw`\.` ? String.raw`\d\.` : String.raw`\d(?:${words.dayMark})`, ...words.relativeYears.map(([said]) => said)].join('|')}`,
      'iu',
    ),
    tense: compileTense(words),
    find: (text) => {
      const has = {
        MONTH: needed.MONTH.test(text),
        WEEKDAY: needed.WEEKDAY.test(text),
        UNIT: needed.UNIT.test(text),
      };
      const mayBeRare = mayNameDay.test(text);
      const found: SaidDate[] = [];
      for (const { meaning, find, needs, isRare } of rules) {
        if ((isRare && !mayBeRare) || !needs.every((part) => has[part])) continue;
        for (const match of allMatches(text, find)) found.push(said(match, meaning));
      }
      if (anyDay.test(text)) {
        for (const [find, offset] of days)
          for (const match of allMatches(text, find))
            found.push({ meaning: 'ahead', offset, ...spanOf(match) });
      }
      if (anyHoliday.test(text)) {
        for (const [find, month, day] of holidays)
          for (const match of allMatches(text, find))
            found.push({ ...said(match, 'calendar'), month, day, isHoliday: true });
      }
      return found;
    },
    before: (text, start) =>
      first(before, text.slice(Math.max(0, start - 48), start), Math.max(0, start - 48)),
    behind: (text, end) => first(behind, text.slice(end, end + 48), end),
    weekdayBefore: (text, start) => {
      const from = Math.max(0, start - 24);
      const match = named.exec(text.slice(from, start));
      if (match === null) return undefined;
      const at = weekdays(match[1] ?? '') ?? shortWeekdays(match[1] ?? '');
      return at === undefined ? undefined : { start: from + match.index, weekday: at };
    },
    dayPartEnd: (text, end) => end + (dayPart.exec(text.slice(end, end + 24))?.[0].length ?? 0),
    isTouched: (text, start, end) =>
      touchingBefore.test(text.slice(Math.max(0, start - 40), start)) ||
      touchingAfter.test(text.slice(end, end + 40)),
    rangeStart: (text, start) => {
      // "3 March to March 5" are two dates.
      if (monthFirst.test(text.slice(start, start + 12))) return undefined;
      const from = Math.max(0, start - 40);
      const match = rangeBefore.exec(text.slice(from, start));
      return match === null ? undefined : from + match.index;
    },
    isAnnounced: (text, start) => announced.test(text.slice(Math.max(0, start - 32), start)),
    isNoDate: (text) => noDate.test(text),
  };

  function first(
    list: readonly { readonly meaning: DateMeaning; readonly find: RegExp }[],
    text: string,
    shift: number,
  ): SaidDate | undefined {
    for (const { meaning, find } of list) {
      const match = find.exec(text);
      if (match === null) continue;
      const one = said(match, meaning);
      return { ...one, start: one.start + shift, end: one.end + shift };
    }
    return undefined;
  }

  function said(match: RegExpExecArray, meaning: DateMeaning): SaidDate {
    const {
      day,
      ord,
      month,
      year,
      yy,
      yearWords: inWords,
      relYear,
      weekday: named,
      digit,
      last,
      nth,
      n,
      count,
      one,
      unit,
    } = match.groups ?? {};
    const short = yy === undefined ? undefined : Number(yy);
    return {
      meaning,
      ...spanOf(match),
      day: day !== undefined ? Number(day) : ord === undefined ? undefined : plusOne(ordinals(ord)),
      month: month === undefined ? undefined : plusOne(months(month)),
      year:
        year !== undefined
          ? Number(year)
          : short !== undefined
            ? (short > CENTURY / 2 ? 1900 : 2000) + short
            : inWords === undefined
              ? undefined
              : lookUp(years, inWords),
      yearOffset: relYear === undefined ? undefined : lookUp(relative, relYear),
      weekday: named === undefined ? undefined : weekdays(named),
      nth:
        last !== undefined
          ? -1
          : digit !== undefined
            ? Number(digit)
            : nth === undefined
              ? undefined
              : plusOne(ordinals(nth)),
      count:
        one !== undefined
          ? 1
          : n !== undefined
            ? Number(n)
            : count === undefined
              ? undefined
              : lookUp(counts, count),
      unit: one !== undefined ? 'D' : unit === undefined ? undefined : lookUp(units, unit),
    };
  }
}

function alternation(parts: readonly string[]): string {
  return parts.join('|');
}

function spanOf(match: RegExpExecArray): { readonly start: number; readonly end: number } {
  return { start: match.index, end: match.index + match[0].length };
}

function indexed(patterns: readonly string[]): (text: string) => number | undefined {
  const compiled = patterns.map((pattern) => new RegExp(`^(?:${pattern})$`, 'iu'));
  return (text) => {
    const at = compiled.findIndex((pattern) => pattern.test(text));
    return at < 0 ? undefined : at;
  };
}

function lookUp<T>(list: readonly (readonly [RegExp, T])[], text: string): T | undefined {
  return list.find(([pattern]) => pattern.test(text))?.[1];
}

function plusOne(index: number | undefined): number | undefined {
  return index === undefined ? undefined : index + 1;
}
