import { describe, expect, it } from 'vitest';
import { dayIn, isTimeZone, localTime, momentIn, timeZoneNames } from './timeZone.ts';

const at = (iso: string): number => Date.parse(iso);

describe('isTimeZone', () => {
  it.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5', 'Asia/Kolkata'])(
    '%s',
    (name) => {
      expect(isTimeZone(name)).toBe(true);
    },
  );

  it.each(['', 'Berlin', 'Europe/Berlino', '+01:00', 'Europe/Berlin ', 'constructor'])('not "%s"', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });

  it('knows every name that it lists, UTC first', () => {
    expect(timeZoneNames()[0]).toBe('UTC');
    expect(timeZoneNames().length).toBeGreaterThan(300);
    expect(timeZoneNames().filter((name) => !isTimeZone(name))).toEqual([]);
  });
});

describe('the day in a zone', () => {
  it.each([
    ['2026-03-05T23:30:00Z', 'Asia/Tokyo', '2026-03-06'],
    ['2026-03-05T23:30:00Z', 'UTC', '2026-03-05'],
    ['2026-03-05T23:30:00Z', 'Europe/Berlin', '2026-03-06'],
    ['2026-03-05T22:59:59Z', 'Europe/Berlin', '2026-03-05'],
    ['2026-03-05T03:00:00Z', 'America/Los_Angeles', '2026-03-04'],
    ['2026-01-01T10:00:00Z', 'Pacific/Kiritimati', '2026-01-02'],
  ])('D4: %s in %s is %s', (moment, zone, day) => {
    expect(dayIn(at(moment), zone)).toBe(day);
  });
});

describe('summer time', () => {
  // Clocks jump from 2:00 to 3:00, and back from 3:00 to 2:00.
  it.each([
    ['2026-03-29T00:59:59Z', '2026-03-29T01:59:59+01:00'],
    ['2026-03-29T01:00:00Z', '2026-03-29T03:00:00+02:00'],
    ['2026-10-25T00:30:00Z', '2026-10-25T02:30:00+02:00'],
    ['2026-10-25T01:30:00Z', '2026-10-25T02:30:00+01:00'],
    ['2026-10-25T22:59:59Z', '2026-10-25T23:59:59+01:00'],
    ['2026-10-25T23:00:00Z', '2026-10-26T00:00:00+01:00'],
  ])('%s in Berlin is %s', (moment, local) => {
    expect(momentIn(at(moment), 'Europe/Berlin')).toBe(local);
    expect(Date.parse(local)).toBe(at(moment));
  });

  it('counts half hours and milliseconds', () => {
    expect(momentIn(at('2026-03-05T10:00:00Z'), 'Asia/Kolkata')).toBe('2026-03-05T15:30:00+05:30');
    expect(momentIn(at('2026-03-05T10:00:00Z'), 'America/St_Johns')).toBe('2026-03-05T06:30:00-03:30');
    expect(localTime(at('2026-03-05T10:00:00.123Z'), 'Europe/Berlin')).toBe(at('2026-03-05T11:00:00.123Z'));
  });
});
