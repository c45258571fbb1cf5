// Time zones by their IANA names. Local times are numbers as well: the milliseconds that the clocks of the zone would
// show if they were in UTC, so that everything that reads a day or an hour of them is plain arithmetic.

/** The zone where a project names none. */
export const defaultTimeZone = 'UTC';

const clocks = new Map<string, Intl.DateTimeFormat>();

/** @throws RangeError for a name that is no time zone. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    clocks.set(timeZone, clock);
  }
  return clock;
}

/** Whether a name is that of a time zone, such as `Europe/Berlin`. Offsets such as `+01:00` have no summer time. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w+/-]*$/.test(name)) return false;
  try {
    clockOf(name);
    return true;
  } catch {
    return false;
  }
}

/** The names of all time zones that this machine knows, UTC first. */
export function timeZoneNames(): readonly string[] {
  return [defaultTimeZone, ...Intl.supportedValuesOf('timeZone').filter((name) => name !== defaultTimeZone)];
}

/**
 * The local time at a moment.
 *
 * @param at - Milliseconds since the epoch.
 * @param timeZone - IANA name; UTC if absent or unknown.
 * @returns Milliseconds, as if the clocks of the zone were in UTC.
 */
export function localTime(at: number, timeZone = defaultTimeZone): number {
  if (timeZone === defaultTimeZone || !isTimeZone(timeZone)) return at;
  // One event asks for its own time again and again.
  if (last.at !== at || last.timeZone !== timeZone) last = { at, timeZone, local: readClock(at, timeZone) };
  return last.local;
}

let last = { at: Number.NaN, timeZone: '', local: 0 };

function readClock(at: number, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of clockOf(timeZone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const milliseconds = ((at % 1_000) + 1_000) % 1_000;
  return Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
}

/** The day of a moment in a time zone, `YYYY-MM-DD`. */
export function dayIn(at: number, timeZone?: string): string {
  return new Date(localTime(at, timeZone)).toISOString().slice(0, 10);
}

/** A moment in a time zone to the second, with its distance from UTC: `2026-03-29T03:00:00+02:00`. */
export function momentIn(at: number, timeZone?: string): string {
  const local = localTime(at, timeZone);
  return new Date(local).toISOString().slice(0, 19) + offsetText(local - at, ':');
}

/** `+01:00` or, with another separator, `+0100`. */
export function offsetText(ms: number, separator: string): string {
  const minutes = Math.abs(Math.round(ms / 60_000));
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${ms < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${separator}${two(minutes % 60)}`;
}
