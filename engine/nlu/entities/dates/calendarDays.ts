// Days as numbers: how many have passed since 1 January 1970.

const DAY_MS = 86_400_000;
/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = 3;
const WEEK = 7;

/** The day of a moment, in UTC. */
export function dayOf(now: number): number {
  return Math.floor(now / DAY_MS);
}

/** The day of a date; undefined if there is none, such as 30 February. */
export function dayFrom(year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? dayOf(date.getTime()) : undefined;
}

/** `YYYY-MM-DD`. */
export function isoOfDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Year, month and day. */
export function partsOfDay(day: number): {
  readonly year: number;
  readonly month: number;
  readonly date: number;
} {
  const at = new Date(day * DAY_MS);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}

/** The day of the week, Monday first. */
export function weekdayOfDay(day: number): number {
  return (((day + FIRST_WEEKDAY) % WEEK) + WEEK) % WEEK;
}

/** The same day some months later, or the last one of that month. */
export function addMonths(day: number, months: number): number {
  const { year, month, date } = partsOfDay(day);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return dayOf(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last)));
}
