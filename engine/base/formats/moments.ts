// Dates and times as texts: what counts as one, and patterns such as "%A, %-d. %B".
import { dateFormat } from './formatters.ts';
import { dayIn, localTime, offsetText } from './timeZone.ts';

/** A date or time that was read from a value. */
export interface Moment {
  /** A day has no time, and a time of day no date. */
  readonly has: 'day' | 'time' | 'both';
  /** Local time, see `timeZone.ts`. */
  readonly local: number;
  /** How far local time is from UTC in milliseconds; 0 for what names no moment but only a day or a time on clocks. */
  readonly offset: number;
}

const day = /^(\d{4})-(\d\d)-(\d\d)$/;
const onClocks = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/;
const withZone = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)$/i;
const timeOfDay = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;
/** As in headers of HTTP and e-mail; without a zone they are on clocks. */
const inMail =
  /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2,8} \d{4}(?: \d\d:\d\d(?::\d\d)?)?( (?:GMT|UTC|[+-]\d{4}))?$/;
const inWords = /^[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}$/;

/**
 * Reads a date or a time. A day, and a time without a zone, are what calendars and clocks show, so no time zone moves
 * them; a moment is shown in the time zone.
 *
 * @param value - `YYYY-MM-DD`, `HH:MM`, ISO 8601, RFC 2822, seconds since 1970, or `now` or `today`.
 * @param now - Milliseconds since the epoch; undefined: `now` and `today` are not known.
 * @returns Undefined if it is none.
 */
export function readMoment(
  value: unknown,
  { timeZone, now }: { readonly timeZone: string; readonly now?: number | undefined },
): Moment | undefined {
  const moment = (at: number): Moment | undefined => {
    if (Number.isNaN(new Date(at).getTime())) return undefined;
    const local = localTime(at, timeZone);
    return { has: 'both', local, offset: local - at };
  };
  const shown = (local: number, has: Moment['has']): Moment | undefined =>
    Number.isNaN(local) ? undefined : { has, local, offset: 0 };
  if (typeof value === 'number') return moment(value * 1_000);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (text === 'now' || text === 'today') {
    if (now === undefined) return undefined;
    return text === 'now' ? moment(now) : shown(Date.parse(dayIn(now, timeZone)), 'day');
  }
  if (/^\d+$/.test(text)) return moment(Number(text) * 1_000);
  if (day.test(text)) return isDay(text) ? shown(Date.parse(text), 'day') : undefined;
  if (withZone.test(text)) return isDay(text.slice(0, 10)) ? moment(Date.parse(isoOf(text))) : undefined;
  if (onClocks.test(text))
    return isDay(text.slice(0, 10)) ? shown(Date.parse(`${isoOf(text)}Z`), 'both') : undefined;
  const [, hour, minute, second = '0'] = timeOfDay.exec(text) ?? [];
  if (hour !== undefined)
    return shown(Date.UTC(1970, 0, 1, Number(hour), Number(minute), Number(second)), 'time');
  if (inWords.test(text)) return shown(Date.parse(`${text} UTC`), 'day');
  const mail = inMail.exec(text);
  if (mail === null) return undefined;
  if (mail[1] !== undefined) return moment(Date.parse(text));
  return shown(Date.parse(`${text} UTC`), text.includes(':') ? 'both' : 'day');
}

function isoOf(text: string): string {
  return text.replace(' ', 'T').replace(/T(\S+)T/, 'T$1');
}

/** Whether a date is in the calendar: 30 February is not. */
function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const dayMs = 86_400_000;

/** How a directive is padded: width and character. */
const padding: Readonly<Record<string, readonly [number, string]>> = {
  ...Object.fromEntries([...'CdHIMmSUVWgy'].map((letter) => [letter, [2, '0'] as const])),
  ...Object.fromEntries([...'ekl'].map((letter) => [letter, [2, ' '] as const])),
  j: [3, '0'],
  L: [3, '0'],
  N: [9, '0'],
};

const shorthands: Readonly<Record<string, string>> = {
  c: '%a %b %e %H:%M:%S %Y',
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  r: '%I:%M:%S %p',
  R: '%H:%M',
  T: '%H:%M:%S',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
};

const directive = /%([-_0^#:]*)(\d*)([A-Za-z%+])/g;

/**
 * Writes a moment by a pattern of `strftime`, as Liquid defines it. Names of months and days are those of the language.
 *
 * @param pattern - Text with directives such as `%d`; flags `-` (no padding), `_` and `0` (padding), `^` (upper case).
 * @returns Unknown directives are left as they are.
 */
export function writeByPattern({ local, offset }: Moment, pattern: string, locale: string): string {
  const date = new Date(local);
  const hour = date.getUTCHours();
  const year = date.getUTCFullYear();
  const yearDay = Math.floor(
    (Date.UTC(year, date.getUTCMonth(), date.getUTCDate()) - Date.UTC(year, 0, 1)) / dayMs,
  );
  const weekday = date.getUTCDay();
  const isoWeekday = weekday === 0 ? 7 : weekday;
  const thursday = new Date(local + (4 - isoWeekday) * dayMs);
  const isoYear = thursday.getUTCFullYear();
  const isoWeek = Math.ceil((Math.floor((thursday.getTime() - Date.UTC(isoYear, 0, 1)) / dayMs) + 1) / 7);
  const hour12 = hour % 12 === 0 ? 12 : hour % 12;
  const named = (options: Intl.DateTimeFormatOptions): string => dateFormat(locale, options).format(date);
  const hasDay = /%[-_0^#]*[de]/.test(pattern);
  const values = new Map<string, () => string | number>([
    ['a', () => named({ weekday: 'short' })],
    ['A', () => named({ weekday: 'long' })],
    ['b', () => monthName(date, locale, 'short', hasDay)],
    ['h', () => monthName(date, locale, 'short', hasDay)],
    ['B', () => monthName(date, locale, 'long', hasDay)],
    ['C', () => Math.floor(year / 100)],
    ['d', () => date.getUTCDate()],
    ['e', () => date.getUTCDate()],
    ['g', () => isoYear % 100],
    ['G', () => isoYear],
    ['H', () => hour],
    ['I', () => hour12],
    ['j', () => yearDay + 1],
    ['k', () => hour],
    ['l', () => hour12],
    ['L', () => date.getUTCMilliseconds()],
    ['m', () => date.getUTCMonth() + 1],
    ['M', () => date.getUTCMinutes()],
    ['n', () => '\n'],
    ['N', () => date.getUTCMilliseconds() * 1_000_000],
    ['p', () => (hour < 12 ? 'AM' : 'PM')],
    ['P', () => (hour < 12 ? 'am' : 'pm')],
    ['q', () => ordinalEnding(date.getUTCDate())],
    ['s', () => Math.floor((local - offset) / 1_000)],
    ['S', () => date.getUTCSeconds()],
    ['t', () => '\t'],
    ['u', () => isoWeekday],
    ['U', () => Math.floor((yearDay + 7 - weekday) / 7)],
    ['V', () => isoWeek],
    ['w', () => weekday],
    ['W', () => Math.floor((yearDay + 7 - ((weekday + 6) % 7)) / 7)],
    ['y', () => year % 100],
    ['Y', () => year],
    ['%', () => '%'],
  ]);
  const write = (source: string): string =>
    source.replaceAll(directive, (whole, flags: string, width: string, letter: string) => {
      if (letter === 'z') return offsetText(offset, flags.includes(':') ? ':' : '');
      const shorthand = shorthands[letter];
      const text = shorthand === undefined ? values.get(letter)?.() : write(shorthand);
      if (text === undefined) return whole;
      const [length = 0, filler = ' '] = padding[letter] ?? [];
      const fill = flags.includes('_') ? ' ' : flags.includes('0') ? '0' : filler;
      const padded = flags.includes('-')
        ? String(text)
        : String(text).padStart(Number(width || length), fill);
      return flags.includes('^') ? padded.toLocaleUpperCase(locale) : padded;
    });
  return write(pattern);
}

/** The name of a month; beside a day, many languages inflect it: "4 марта". */
function monthName(date: Date, locale: string, month: 'short' | 'long', hasDay: boolean): string {
  const name = dateFormat(locale, { month }).format(date);
  if (!hasDay) return name;
  const parts = dateFormat(locale, { day: 'numeric', month }).formatToParts(date);
  const beside = parts.find(({ type }) => type === 'month')?.value ?? '';
  return /^\p{L}{2}/u.test(beside) ? beside : name;
}

function ordinalEnding(date: number): string {
  if (date >= 11 && date <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][date % 10] ?? 'th';
}
