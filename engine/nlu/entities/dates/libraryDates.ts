import { type Chrono, ja, nl, type ParsedResult, ru, sv, uk } from 'chrono-node';
import { localTime } from '../../../base/formats/timeZone.ts';
import { primaryLanguage } from '../../../model/documents/locale.ts';
import type { EntityMatch } from '../../../model/entities/entityMatch.ts';
import type { NluContext } from '../../../model/ports.ts';

const BY_LANGUAGE: Readonly<Record<string, Pick<Chrono, 'parse'>>> = {
  ja: ja.casual,
  nl: nl.casual,
  ru: ru.casual,
  sv: sv.casual,
  uk: uk.casual,
};

/** Abbreviated weekdays that are also words: "sat", "so" in German, "jeu" in French. Not the Spanish "hoy". */
const ABBREVIATED = /^(?!hoy$)[a-zà-öø-ÿ]{2,3}\.?$/i;
/** Phrases that the library recognises as dates although they are moments or periods. */
const NOT_A_DAY =
  /^(?:now|right now|jetzt|(?:last|past|this|next|coming) (?:week|month|quarter|year)|(?:letzten?|dieser?|diesen|nächsten?|kommenden?) (?:Woche|Monat|Jahr)|tues|thurs?)$/i;
/** Durations, which the library counts from today: "for two weeks", "the last 3 days", "3 days after". */
const SPAN =
  /^(?:for|within|during|over|after|(?:the )?(?:last|past|previous|next|coming|following)|für|während|letzten?|nächsten?|kommenden?|vergangenen|pendant|durant|durante|por|para)\s.*?(?:\d|\b)(?:days?|weeks?|months?|years?|mos?|[dwmy]|tage?n?|wochen?|monate?n?|jahre?n?|jours?|semaines?|mois|ans?|années?|d[ií]as?|semanas?|mes(?:es)?|años?)$|\b(?:after|before|later|earlier|danach|davor|später|früher|après|avant|después|antes)$/iu;
/** Times, which do not name a day. */
const TIME_UNIT =
  /(?:\d|\b)(?:h|hrs?|hours?|mins?|minutes?|secs?|seconds?|stunden?|std|minuten?|sekunden?|heures?|secondes?|horas?|minutos?|segundos?)\b/iu;
/** A year at the start is followed by the month. */
const YEAR_FIRST = /^\d{4}[./-](\d{1,2})[./-]\d{1,2}$/;
const UNCERTAIN = /\b(?:few|several|couple|some|many|paar|einigen?|mehreren?)\b/i;
const BEFORE_OR_AFTER = /\b(?:before|after|vor|nach)\s+$/i;
/** "size 8 1/2", "5/5 stars", "24/7": fractions and ratings, not the second of January. */
const AFTER_NUMBER = /\d\s+$/;
const RATED = /^\s*(?:stars?|points?|inch|inches|off|price|sterne?n?|punkte?n?)\b/i;
const SLASHED = /^\d{1,2}\/\d{1,2}$/;
/** Part of a longer date that the library could not read as a whole, such as the 03/04 of 03/04/2026 in Japanese. */
const CUT_BEFORE = /\d[./-]$/;
const CUT_AFTER = /^[./-]\d/;
const MONTHS = 12;
const ROUND_THE_CLOCK = '24/7';

/**
 * Dates in languages whose own expressions are not known here, read by a library: only what it read as a whole day.
 * Languages without a parser have none: no date is better than a wrong one.
 */
export function findLibraryDates(
  text: string,
  { locale, now, timeZone }: NluContext,
): readonly EntityMatch[] {
  const language = primaryLanguage(locale);
  const parser = BY_LANGUAGE[language];
  if (parser === undefined) return [];
  // Local time as if it were UTC, so that the machine's own time zone never determines the day.
  return parser.parse(text, { instant: new Date(localTime(now, timeZone)), timezone: 0 }).flatMap((found) => {
    if (found.end != null || !namesDay(found) || !isPlausibleDate(text, found)) return [];
    const { start } = found;
    const [year, month, day] = [start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0];
    const value = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
    return [{ start: found.index, end: found.index + found.text.length, value }];
  });
}

function namesDay({ start }: ParsedResult): boolean {
  return start.isCertain('weekday') || (start.isCertain('day') && start.get('year') !== null);
}

function isPlausibleDate(text: string, { index, text: phrase }: ParsedResult): boolean {
  if (
    NOT_A_DAY.test(phrase) ||
    ABBREVIATED.test(phrase) ||
    UNCERTAIN.test(phrase) ||
    SPAN.test(phrase) ||
    TIME_UNIT.test(phrase) ||
    Number(YEAR_FIRST.exec(phrase)?.[1] ?? 0) > MONTHS ||
    phrase === ROUND_THE_CLOCK
  )
    return false;
  const before = text.slice(0, index);
  const after = text.slice(index + phrase.length);
  if (BEFORE_OR_AFTER.test(before) || CUT_BEFORE.test(before) || CUT_AFTER.test(after)) return false;
  return !SLASHED.test(phrase) || !(AFTER_NUMBER.test(before) || RATED.test(after));
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, '0');
}
