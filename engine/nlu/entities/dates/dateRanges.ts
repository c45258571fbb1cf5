// Dates that stand together: what they share, and which comes first.
import type { EntityMatch } from '../../../model/entities/entityMatch.ts';
import { addMonths, dayFrom, partsOfDay } from './calendarDays.ts';
import type { DateRules, SaidDate } from './dateRules.ts';
import { dayOfSaid } from './dayOfSaid.ts';

/** A date that was read; without a day if its expression is understood but does not name one for sure. */
export interface ReadDate extends EntityMatch {
  /** Days since 1970. */
  readonly day: number | undefined;
  readonly said: SaidDate;
}

const WEEK = 7;

/** Between two dates; group 1 is there if the second one ends what the first one begins. */
const LINK =
  /^,? ?(?:(-|\u2013|to|through|thru|till|until|bis)|and|or|&|\+|und|oder|et|ou|y|o|e|al?|au|ao|até|hasta) ?(?:(?:on|from|the|zum|am|den|dem|der|le|el|il) ){0,3}$/;
/** "Between" before the first date makes "and" such a link. */
const BETWEEN = /(?<!\p{L})(?:between|zwischen|entre|tra|fra)(?: (?:the|dem|el|le|il|o))? $/u;
/** A month and its day, up to where the text ends. */
const MONTH_FIRST = /\p{L}{3,}\.? ?\d{1,2}(?:st|nd|rd|th)?$/u;
/** A day that shares the month before it: "April 1st and 5th", "March 2 and 3". */
const DAY_BEHIND =
  /^( ?(?:-|\u2013|to|through|thru|till|until|and|or|&) ?(?:the )?)(\d{1,2}(?:(?:st|nd|rd|th)(?!\p{L})|(?=\s*(?:$|[.,;!?)]| (?:at|for|in|please|with)(?!\p{L})))))/u;

/**
 * Reads dates that stand together as what they are together: the end of a range lies behind its beginning ("Thursday to
 * Monday"), and a month, a year or a week that is said once holds for both ("the 5th to the 9th of March", "Monday or Tuesday last
 * week").
 *
 * @param text - The message in lower case.
 * @param dates - What was found in it, in any order, not overlapping.
 * @param today - Days since 1970.
 * @returns The dates in the order of the text. Digits before a date that share its month leave neither with a day.
 */
export function joinDates(
  text: string,
  dates: readonly ReadDate[],
  today: number,
  rules: DateRules,
): readonly ReadDate[] {
  const found: ReadDate[] = [];
  for (const date of dates.toSorted((a, b) => a.start - b.start)) {
    found.push(withDigitsBefore(text, date, found, rules));
    const behind = dayBehind(text, date);
    const isRead =
      behind !== undefined && dates.some(({ start, end }) => start < behind.end && behind.start < end);
    if (behind !== undefined && !isRead) found.push(behind);
  }
  for (const [at, first] of found.entries()) {
    const second = found[at + 1];
    const link = second && LINK.exec(text.slice(first.end, second.start));
    const isBetween = BETWEEN.test(text.slice(Math.max(0, first.start - 16), first.start));
    if (second !== undefined && link)
      [found[at], found[at + 1]] = joined(first, second, isBetween || link[1] !== undefined, today, rules);
    // "Between Christmas and then".
    else if (isBetween) found[at] = { ...first, day: undefined };
  }
  return found;
}

function joined(
  first: ReadDate,
  second: ReadDate,
  isRange: boolean,
  today: number,
  rules: DateRules,
): [ReadDate, ReadDate] {
  const [a, b] = [first.said, second.said];
  let [from, until] = [first.day, second.day];
  if (a.meaning === 'weekday' && b.meaning !== 'weekday' && b.meaning.startsWith('weekday'))
    from = dayOfSaid({ ...a, meaning: b.meaning }, today, undefined, rules);
  if (b.meaning === 'dayOfMonth' && a.meaning === 'calendar' && from !== undefined)
    until = dayBehindOrAt(from, b.day ?? 0);
  if (a.meaning === 'dayOfMonth' && b.meaning === 'calendar' && until !== undefined) {
    const { year, month } = partsOfDay(until);
    from = dayFrom(year, month, a.day ?? 0);
  }
  if (isRange && from !== undefined && until !== undefined) {
    if (isFixed(b) && !isFixed(a)) from = nearestBefore(a, from, until);
    else until = nearestBehind(b, from, until);
  }
  return [
    { ...first, day: from },
    { ...second, day: until },
  ];
}

/** The first day with this number from a day on. */
function dayBehindOrAt(from: number, day: number): number | undefined {
  const { year, month } = partsOfDay(from);
  const own = dayFrom(year, month, day);
  if (own !== undefined && own >= from) return own;
  const next = partsOfDay(addMonths(dayFrom(year, month, 1) ?? from, 1));
  return dayFrom(next.year, next.month, day);
}

/** Whether an expression names one day whatever stands beside it. */
function isFixed({ meaning, year, yearOffset, weekday }: SaidDate): boolean {
  if (meaning === 'calendar') return year !== undefined || yearOffset !== undefined;
  return meaning !== 'weekday' && (meaning !== 'dayOfMonth' || weekday !== undefined);
}

/** The end of a range behind its beginning; undefined if it lies before it for sure. */
function nearestBehind(said: SaidDate, from: number, until: number): number | undefined {
  if (isFixed(said)) return until >= from ? until : undefined;
  if (said.meaning === 'weekday') return from + ((((until - from) % WEEK) + WEEK) % WEEK || WEEK);
  return said.meaning === 'dayOfMonth' ? dayBehindOrAt(from, said.day ?? 0) : inYearOf(from, until, 1);
}

/** The beginning of a range before an end that names its year. */
function nearestBefore(said: SaidDate, from: number, until: number): number | undefined {
  if (said.meaning === 'calendar') return inYearOf(until, from, -1);
  return from <= until ? from : undefined;
}

/** A day of a month in the year of another day, or in the year behind or before it, so that it lies on that side of the day. */
function inYearOf(other: number, said: number, side: 1 | -1): number | undefined {
  const { month, date } = partsOfDay(said);
  const { year } = partsOfDay(other);
  const own = dayFrom(year, month, date);
  return own !== undefined && (own - other) * side >= 0 ? own : dayFrom(year + side, month, date);
}

/** A date, or nothing for sure if digits before it share its month: "3 to 5 March". */
function withDigitsBefore(
  text: string,
  date: ReadDate,
  before: readonly ReadDate[],
  rules: DateRules,
): ReadDate {
  const from = rules.rangeStart(text, date.start);
  return from === undefined || before.some(({ end }) => end > from)
    ? date
    : { ...date, start: from, day: undefined };
}

/** A day behind a date with the month first, which holds for it as well. */
function dayBehind(text: string, { end, day, said }: ReadDate): ReadDate | undefined {
  if (day === undefined || said.meaning !== 'calendar' || !MONTH_FIRST.test(text.slice(0, end)))
    return undefined;
  const match = DAY_BEHIND.exec(text.slice(end));
  if (match === null) return undefined;
  const [all, link = '', digits = ''] = match;
  const [start, until] = [end + link.length, end + all.length];
  const { year, month } = partsOfDay(day);
  const own: SaidDate = { meaning: 'dayOfMonth', start, end: until, day: Number.parseInt(digits, 10) };
  return { start, end: until, day: dayFrom(year, month, own.day ?? 0), said: own, value: null };
}
