// Which day the expression of a date means, from today.
import { addMonths, dayFrom, partsOfDay, weekdayOfDay } from './calendarDays.ts';
import type { DateRules, SaidDate } from './dateRules.ts';
import type { DateDirection } from './dateTense.ts';

const WEEK = 7;

/** A day so many units before or after another one. */
export function moved(day: number, { meaning, count, unit }: SaidDate): number | undefined {
  if (count === undefined || Number.isNaN(count) || unit === undefined) return undefined;
  const by = meaning === 'ago' ? -count : count;
  if (unit === 'D') return day + by;
  if (unit === 'W') return day + by * WEEK;
  return addMonths(day, unit === 'M' ? by : by * 12);
}

/**
 * The day that an expression names, as days since 1970.
 *
 * @param tense - The direction that the sentence or the waiting state gives it, if any.
 * @returns Undefined if it does not name one for sure.
 */
export function dayOfSaid(
  said: SaidDate,
  today: number,
  tense: DateDirection,
  { words }: DateRules,
): number | undefined {
  const direction = tense ?? (words.expectsFuture ? 'future' : undefined);
  const monday = today - weekdayOfDay(today);
  const { weekday = 0 } = said;
  const ahead = (weekday - weekdayOfDay(today) + WEEK) % WEEK;
  switch (said.meaning) {
    case 'calendar':
      return calendarDay(
        said,
        today,
        said.isHoliday === true ? (tense ?? 'future') : tense,
        words.expectsFuture,
      );
    case 'ago':
      return moved(today, said);
    case 'ahead':
      if (said.offset !== undefined) return today + said.offset;
      // "It arrived in three days" tells how long it took.
      return tense === 'past' ? undefined : moved(today, said);
    case 'weekday':
      if (ahead === 0) return tense === undefined ? undefined : today + (tense === 'past' ? -WEEK : WEEK);
      if (direction === undefined) return undefined;
      return direction === 'past' ? today + ahead - WEEK : today + ahead;
    case 'comingWeekday':
      if (ahead === 0) return undefined;
      if (tense !== 'past') return today + ahead;
      return monday + weekday < today ? monday + weekday : undefined;
    case 'nextWeekday':
      // Later this week, or in the next one: people differ.
      return monday + weekday > today ? undefined : monday + WEEK + weekday;
    case 'lastWeekday':
      return today + ahead - WEEK;
    case 'weekdayThisWeek':
      return monday + weekday;
    case 'weekdayNextWeek':
      return monday + WEEK + weekday;
    case 'weekdayLastWeek':
      return monday - WEEK + weekday;
    case 'countedWeekday':
      return countedWeekday(said, today, tense);
    case 'dayOfMonth':
      return dayOfMonth(said, today, tense);
    default: {
      const shift = { dayOfThisMonth: 0, dayOfNextMonth: 1, dayOfLastMonth: -1 }[said.meaning];
      const { year, month } = partsOfDay(addMonths(today, shift));
      return dayFrom(year, month, said.day ?? 0);
    }
  }
}

/** How long a day that comes once a year may be talked about after it. */
const JUST_PASSED_DAYS = 60;
/** A date without a year and tense that is longer ago may be the next one. */
const FAR_DAYS = 120;
/** How far a date without a year may be if its day of the week says which year is meant. */
const HALF_YEAR_DAYS = 183;
/** How far a date without a year and tense may be, where languages are not known well. */
const NEAR_DAYS = 45;

function calendarDay(
  { day = 0, month = 0, year, yearOffset, weekday }: SaidDate,
  today: number,
  tense: DateDirection,
  isKnownWell: boolean,
): number | undefined {
  const thisYear = partsOfDay(today).year;
  const fits = (candidate: number | undefined): candidate is number =>
    candidate !== undefined && (weekday === undefined || weekdayOfDay(candidate) === weekday);
  const named = year ?? (yearOffset === undefined ? undefined : thisYear + yearOffset);
  if (named !== undefined) {
    const only = dayFrom(named, month, day);
    return fits(only) ? only : undefined;
  }
  const all = [-1, 0, 1].map((offset) => dayFrom(thisYear + offset, month, day)).filter(fits);
  const possible = all.filter((one) =>
    tense === 'past' ? one <= today : tense !== 'future' || one >= today,
  );
  const nearest = possible.reduce<number | undefined>(
    (best, one) => (best === undefined || Math.abs(one - today) < Math.abs(best - today) ? one : best),
    undefined,
  );
  if (nearest === undefined || tense !== undefined) return nearest;
  // A day of the week that fits only a year far away is a mistake.
  if (weekday !== undefined) return Math.abs(nearest - today) <= HALF_YEAR_DAYS ? nearest : undefined;
  if (isKnownWell) return nearest >= today - FAR_DAYS ? nearest : undefined;
  return Math.abs(nearest - today) <= NEAR_DAYS ? nearest : undefined;
}

function countedWeekday(
  { nth = 0, weekday = 0, month = 0, year, yearOffset }: SaidDate,
  today: number,
  tense: DateDirection,
): number | undefined {
  const thisYear = partsOfDay(today).year;
  const inYear = (one: number): number | undefined => {
    const first = dayFrom(one, month, 1);
    if (first === undefined) return undefined;
    const start = first + ((weekday - weekdayOfDay(first) + WEEK) % WEEK);
    if (nth > 0) return sameMonth(start + (nth - 1) * WEEK, month);
    const last = start + 4 * WEEK;
    return sameMonth(last, month) ?? last - WEEK;
  };
  const named = year ?? (yearOffset === undefined ? undefined : thisYear + yearOffset);
  if (named !== undefined) return inYear(named);
  const own = inYear(thisYear);
  if (own === undefined) return undefined;
  if (tense === 'past') return own <= today ? own : inYear(thisYear - 1);
  // It has just passed: the last one is meant, or the next.
  if (tense === undefined && own < today && today - own < JUST_PASSED_DAYS) return undefined;
  return own >= today ? own : inYear(thisYear + 1);
}

function sameMonth(day: number, month: number): number | undefined {
  return partsOfDay(day).month === month ? day : undefined;
}

/** "The 21st", "Friday the 13th": the nearest one in the direction of the tense. */
function dayOfMonth({ day = 0, weekday }: SaidDate, today: number, tense: DateDirection): number | undefined {
  if (tense === undefined && weekday === undefined) return undefined;
  const step = tense === 'past' ? -1 : 1;
  for (let months = 0; Math.abs(months) <= WEEK; months += step) {
    const { year, month } = partsOfDay(addMonths(today, months));
    const one = dayFrom(year, month, day);
    const isAhead = one !== undefined && (step > 0 ? one >= today : one <= today);
    if (isAhead && (weekday === undefined || weekdayOfDay(one) === weekday)) return one;
  }
  return undefined;
}
