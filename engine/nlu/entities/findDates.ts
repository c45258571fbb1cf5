import type { ParsedResult } from 'chrono-node';
import type { NluContext } from '../../model/nluPort.ts';
import { dateParser } from './dateParser.ts';
import type { EntityMatch } from './entityMatch.ts';

/**
 * Phrases that the library takes for a day though they name none: a moment, a span, an uncertain number of days, and
 * abbreviated weekdays that are words of their own ("I sat down").
 */
const NOT_A_DAY =
  /^(?:now|right now|jetzt|(?:last|past|this|next|coming) (?:week|month|quarter|year)|(?:letzten?|dieser?|diesen|nächsten?|kommenden?) (?:Woche|Monat|Jahr)|sun|mon|tues?|wed|thur?s?|fri|sat)$/i;
const UNCERTAIN = /\b(?:few|several|couple|some|many|paar|einigen?|mehreren?)\b/i;
const BEFORE_OR_AFTER = /\b(?:before|after|vor|nach)\s+$/i;
/** "size 8 1/2", "5/5 stars", "24/7": fractions and ratings, not the second of January. */
const AFTER_NUMBER = /\d\s+$/;
const RATED = /^\s*(?:stars?|points?|inch|inches|off|price|sterne?n?|punkte?n?)\b/i;
const SLASHED = /^\d{1,2}\/\d{1,2}$/;
const ROUND_THE_CLOCK = '24/7';

/**
 * Days, as `YYYY-MM-DD`. Relative ones count from `context.now`, read in UTC. A month or a week alone, a time and a
 * range name no single day and are left out; so is every phrase in a language nobody here can read.
 */
export function findDates(text: string, { locale, now }: NluContext): readonly EntityMatch[] {
  const parser = dateParser(locale);
  if (parser === undefined) return [];
  // The time zone is given, so that the machine's own never decides which day it is.
  return parser.parse(text, { instant: new Date(now), timezone: 0 }).flatMap((found) => {
    if (found.end != null || !namesDay(found) || !isMeant(text, found)) return [];
    const { start } = found;
    const [year, month, day] = [start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0];
    const value = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
    return [{ start: found.index, end: found.index + found.text.length, value }];
  });
}

function namesDay({ start }: ParsedResult): boolean {
  return start.isCertain('weekday') || (start.isCertain('day') && start.get('year') !== null);
}

function isMeant(text: string, { index, text: phrase }: ParsedResult): boolean {
  if (NOT_A_DAY.test(phrase) || UNCERTAIN.test(phrase) || phrase === ROUND_THE_CLOCK) return false;
  const before = text.slice(0, index);
  if (BEFORE_OR_AFTER.test(before)) return false;
  return (
    !SLASHED.test(phrase) || !(AFTER_NUMBER.test(before) || RATED.test(text.slice(index + phrase.length)))
  );
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, '0');
}
