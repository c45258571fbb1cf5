// Dates in digits: 2026-03-05, 05/03/2026, 5.3., and the order of their parts by locale.
import { allMatches } from '../../../model/entities/entityMatch.ts';
import { dayFrom, partsOfDay } from './calendarDays.ts';
import type { DateRules, SaidDate } from './dateRules.ts';

/** Locales in which both orders are common, for example Spanish in the United States. */
const BOTH_WAYS = new Set(['EN-CA', 'FR-CA', 'ES-US', 'ES-PR']);
/** Regions whose English puts the month first; Canada uses both orders. */
const MONTH_FIRST = new Set(['US', 'PH', 'CA']);

const HEAD = String.raw`(?<![\p{L}\d]|\d[.,:/-]|\p{L}[-/.]|[$€£#+])`;
const TAIL = String.raw`(?![\d]|[.,:/-]\d|\s?[€%$£])`;
const YEAR_FIRST = new RegExp(String.raw`${HEAD}(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TAIL}`, 'giu');
const YEAR_LAST = new RegExp(
  String.raw`${HEAD}(\d{1,2})(\.\s|[-/.])(\d{1,2})\2((?:19|20)\d\d|\d\d(?!\s*(?:uhr|:)))${TAIL}`,
  'giu',
);
const DOTTED = new RegExp(String.raw`${HEAD}(\d{1,2})\.\s?(\d{1,2})\.(?!\s?(?:19|20)\d\d)${TAIL}`, 'giu');
const UNDOTTED = new RegExp(
  String.raw`${HEAD}(\d{1,2})\.(\d{1,2})(?!\.|\s?(?:uhr|h\b|euro|eur|kg|m\b|cm|chf|fr))${TAIL}`,
  'giu',
);
const SLASHED = new RegExp(String.raw`${HEAD}(\d{1,2})/(\d{1,2})${TAIL}`, 'giu');
/** "Version 3.4.20". */
const NUMBERED = /(?<!\p{L})(?:vers(?:ion|ión|ione|ão)|release|build|firmware|v\.?) ?$/iu;
/** Digits before, as in "8 1/2". */
const AFTER_NUMBER = /\d\s+$/;
const RATED =
  /^\s*(?:stars?|points?|inch|inches|off|price|sterne?n?|punkte?n?|of|cups?|étoiles|estrellas)\b/i;
/** How many years ahead a year of two digits may lie. */
const YEARS_AHEAD = 10;
const HALF_CENTURY = 50;

interface NumericContext {
  readonly locale: string;
  readonly today: number;
  /** Whether the message is about ratings, sizes or expiry. */
  readonly isNoDate: boolean;
  readonly rules: DateRules;
}

/** The dates in digits of a text, in any order. */
export function findNumericDates(text: string, context: NumericContext): readonly SaidDate[] {
  if (!/\d\s?[./-]\s?\d/.test(text)) return [];
  const { locale, today, isNoDate, rules } = context;
  const usesDots = rules.words.dayMark === String.raw`\.`;
  const short = (match: RegExpExecArray): readonly SaidDate[] => {
    const isWhole = match[0].length === text.trim().replace(/[.!?]$/, '').length;
    const isScore = Number(match[1]) <= Number(match[2]) && /^(?:5|10)$/.test(match[2] ?? '');
    const isFirst = text.slice(0, match.index).trim() === '';
    if (isNoDate || (isScore && isFirst)) return [];
    if (!isWhole && !rules.isAnnounced(text, match.index)) return [];
    const [before, after] = [text.slice(0, match.index), text.slice(match.index + match[0].length)];
    return AFTER_NUMBER.test(before) || RATED.test(after) ? [] : made(match, match[1], match[2]);
  };
  return [
    ...allMatches(text, YEAR_FIRST).map((match) =>
      said(match, Number(match[1]), Number(match[3]), Number(match[4])),
    ),
    ...allMatches(text, YEAR_LAST).flatMap((match) =>
      NUMBERED.test(text.slice(0, match.index)) ? [] : made(match, match[1], match[3], match[4]),
    ),
    ...(usesDots ? allMatches(text, DOTTED).flatMap((match) => made(match, match[1], match[2])) : []),
    ...(usesDots ? allMatches(text, UNDOTTED).flatMap(short) : []),
    ...allMatches(text, SLASHED).flatMap(short),
  ];

  function made(match: RegExpExecArray, first = '', second = '', year?: string): readonly SaidDate[] {
    const [one, other] = [Number(first), Number(second)];
    const isDotted = match[0].includes('.');
    const isEither = one <= 12 && other <= 12 && one !== other;
    const isMonthFirst = monthComesFirst(locale);
    if (isEither && (BOTH_WAYS.has(locale.toUpperCase()) || (isDotted && isMonthFirst))) return [];
    const [day, month] = (isMonthFirst && one <= 12) || other > 12 ? [other, one] : [one, other];
    if (day > 31 || month > 12 || day === 0 || month === 0) return [];
    // "24/7" is no date.
    if (year === undefined && first === '24' && second === '7') return [];
    const known = year === undefined ? undefined : fullYear(year);
    if (year !== undefined && known === undefined) return [];
    if (known !== undefined && dayFrom(known, month, day) === undefined) return [];
    return [said(match, known, month, day)];
  }

  function fullYear(year: string): number | undefined {
    if (year.length === 4) return Number(year);
    const [short, thisYear] = [Number(year), partsOfDay(today).year % 100];
    if (short <= thisYear + YEARS_AHEAD) return 2000 + short;
    return short >= HALF_CENTURY ? 1900 + short : undefined;
  }
}

function said(match: RegExpExecArray, year: number | undefined, month: number, day: number): SaidDate {
  return { meaning: 'calendar', start: match.index, end: match.index + match[0].length, year, month, day };
}

/** Whether 03/04 is 4 March. English is read with the month first unless its region puts the day first. */
function monthComesFirst(locale: string): boolean {
  const [language = '', ...rest] = locale.split('-');
  // There may be a script in between: en-Latn-GB.
  return language.toLowerCase() === 'en' && MONTH_FIRST.has((rest.at(-1) ?? 'US').toUpperCase());
}
