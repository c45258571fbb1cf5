import { type Chrono, de, en, es, fr, it, ja, nl, type ParsedResult, pt, ru, sv, uk } from 'chrono-node';
import { primaryLanguage } from '../../model/documents/locale.ts';
import type { EntityMatch } from '../../model/entities/entityMatch.ts';
import type { NluContext } from '../../model/ports.ts';

// "3.4.", "3.4.26", "3. 4. 2026": not part of a version, an address of a machine or an amount.
const DOTTED =
  /(?<![\d.,])(0?[1-9]|[12]\d|3[01])\.\s?(0?[1-9]|1[0-2])\.(?:\s?((?:19|20)\d{2}|\d{2}(?!\s*(?:uhr|:))))?(?![\d.]|,\d|\s?[€%])/i;
/** Two digits stand for years up to this many ahead. */
const CENTURY = 2000;

/**
 * Teaches a parser the days of German: day and month with dots, with or without a year. Without one, it is the year in
 * which the day is nearest.
 */
function withDottedDays(parser: Chrono): Chrono {
  const taught = parser.clone();
  taught.parsers.unshift({
    pattern: () => DOTTED,
    extract: (context, match) => {
      const [day, month] = [Number(match[1]), Number(match[2])];
      if (match[3] !== undefined) {
        const year = Number(match[3]);
        return { day, month, year: year < 100 ? CENTURY + year : year };
      }
      const components = context.createParsingComponents({ day, month });
      components.imply('year', nearestYear(day, month, context.refDate.getTime()));
      return components;
    },
  });
  return taught;
}

function nearestYear(day: number, month: number, now: number): number {
  const year = new Date(now).getUTCFullYear();
  const distance = (candidate: number) => Math.abs(Date.UTC(candidate, month - 1, day) - now);
  return [year - 1, year, year + 1].reduce((best, one) => (distance(one) < distance(best) ? one : best));
}

const BY_LANGUAGE: Readonly<Record<string, Pick<Chrono, 'parse'>>> = {
  de: withDottedDays(de.casual),
  es: es.casual,
  fr: fr.casual,
  it: it.casual,
  ja: ja.casual,
  nl: nl.casual,
  pt: pt.casual,
  ru: ru.casual,
  sv: sv.casual,
  uk: uk.casual,
};

/** Where both habits are common: who writes Spanish in the United States may have brought theirs along. */
const BOTH_WAYS = new Set(['EN-CA', 'FR-CA', 'ES-US', 'ES-PR']);
/** Regions whose English puts the month first; Canada's does both, see `writesBothWays`. */
const MONTH_FIRST = new Set(['US', 'PH', 'CA']);

/**
 * What reads dates in a locale. English is read month first (03/04 is 4 March) unless its region puts the day first.
 *
 * @returns Undefined for a language whose dates nobody here can read: none is better than a wrong one.
 */
function dateParser(locale: string): Pick<Chrono, 'parse'> | undefined {
  const [language = ''] = locale.split('-', 1);
  if (language.toLowerCase() !== 'en') return BY_LANGUAGE[language.toLowerCase()];
  return monthComesFirst(locale) ? en.casual : en.GB;
}

/** True where 03/04 is 4 March. */
function monthComesFirst(locale: string): boolean {
  const [language = '', ...rest] = locale.split('-');
  // A script may stand between: en-Latn-GB.
  return language.toLowerCase() === 'en' && MONTH_FIRST.has((rest.at(-1) ?? 'US').toUpperCase());
}

/** True where 03/04 may be 4 March or 3 April, whoever writes it. */
function writesBothWays(locale: string): boolean {
  return BOTH_WAYS.has(locale.toUpperCase());
}

// What every day that the library reads in these languages holds a part of. Too much does no harm.
const ENGLISH =
  /\d\s?[./-]\s?\d|\d(?:st|nd|rd|th|[smhdwqy])|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|day|week|month|mo\b|mos\b|quarter|qtr|year|yr|decade|hour|hr|min|sec|[smhdwy]\b|now|toda|toni|tom|tmr|overmorrow|yest|night|morning|afternoon|evening|noon|midnight|ago|later)/i;
const GERMAN =
  /\d\s?[./-]\s?\d|\d\.|heut|morgen|gestern|jetzt|tag|woche|monat|jahr|quartal|stunde|minute|sekunde|mittwoch|nacht|mittag|abend|früh|jan|jän|feb|mär|mar|mrz|apr|mai|jun|jul|aug|sep|okt|nov|dez|\b(?:mo|di|mi|do|fr|sa|so|mon|die|mit|don|fre|sam|son|in|vor|h|min|sek)\b/i;

/**
 * False when a message cannot hold a day, so that reading it closer is in vain: the library takes longer over one message
 * than everything else together.
 */
export function mightContainDate(text: string, locale: string): boolean {
  const language = primaryLanguage(locale);
  if (language === 'en') return ENGLISH.test(text);
  if (language === 'de') return GERMAN.test(text);
  return true;
}

/** Abbreviated weekdays, which are words of their own: "sat", "so" in German, "jeu" in French. Not the Spanish "hoy". */
const ABBREVIATED = /^(?!hoy$)[a-zà-öø-ÿ]{2,3}\.?$/i;
/** Phrases that the library takes for a day though they name none: a moment, a span. */
const NOT_A_DAY =
  /^(?:now|right now|jetzt|(?:last|past|this|next|coming) (?:week|month|quarter|year)|(?:letzten?|dieser?|diesen|nächsten?|kommenden?) (?:Woche|Monat|Jahr)|tues|thurs?)$/i;
/** Spans of time, which the library counts from today: "for two weeks", "the last 3 days", "3 days after". */
const SPAN =
  /^(?:for|within|during|over|after|(?:the )?(?:last|past|previous|next|coming|following)|für|während|letzten?|nächsten?|kommenden?|vergangenen|pendant|durant|durante|por|para)\s.*?(?:\d|\b)(?:days?|weeks?|months?|years?|mos?|[dwmy]|tage?n?|wochen?|monate?n?|jahre?n?|jours?|semaines?|mois|ans?|années?|d[ií]as?|semanas?|mes(?:es)?|años?)$|\b(?:after|before|later|earlier|danach|davor|später|früher|après|avant|después|antes)$/iu;
/** Times: they name no day, and near midnight not even this one. */
const TIME_UNIT =
  /(?:\d|\b)(?:h|hrs?|hours?|mins?|minutes?|secs?|seconds?|stunden?|std|minuten?|sekunden?|heures?|secondes?|horas?|minutos?|segundos?)\b/iu;
/** A year first is followed by the month. */
const YEAR_FIRST = /^\d{4}[./-](\d{1,2})[./-]\d{1,2}$/;
const UNCERTAIN = /\b(?:few|several|couple|some|many|paar|einigen?|mehreren?)\b/i;
const BEFORE_OR_AFTER = /\b(?:before|after|vor|nach)\s+$/i;
/** "size 8 1/2", "5/5 stars", "24/7": fractions and ratings, not the second of January. */
const AFTER_NUMBER = /\d\s+$/;
const RATED = /^\s*(?:stars?|points?|inch|inches|off|price|sterne?n?|punkte?n?)\b/i;
const SLASHED = /^\d{1,2}\/\d{1,2}$/;
/** Part of a longer date that the library could not read as a whole: the 03/04 of 03/04/2026 in Japanese. */
const CUT_BEFORE = /\d[./-]$/;
const CUT_AFTER = /^[./-]\d/;
/** Both parts may be a month: 03/04, not 25/04. */
const EITHER_WAY = /^(0?[1-9]|1[0-2])[./-](0?[1-9]|1[0-2])(?:[./-]\d{2,4})?$/;
/** What a weekday after one of these limits lies ahead, though the one before may be nearer: "by Monday". */
const LIMIT =
  /\b(?:by|until|till|no later than|bis|spätestens|bis zum|bis spätestens|jusqu['’]à|hasta el|para el)(?: (?:am|zum|this))?\s+$/i;
const DAY_MS = 86_400_000;
const MONTHS = 12;
const ROUND_THE_CLOCK = '24/7';

/**
 * Days, as `YYYY-MM-DD`. Relative ones count from `context.now`, read in UTC. A month or a week alone, a time and a
 * range name no single day and are left out; so is every phrase in a language nobody here can read.
 */
export function findDates(text: string, { locale, now }: NluContext): readonly EntityMatch[] {
  const parser = dateParser(locale);
  if (parser === undefined || !mightContainDate(text, locale)) return [];
  // The time zone is given, so that the machine's own never decides which day it is.
  return parser.parse(text, { instant: new Date(now), timezone: 0 }).flatMap((found) => {
    if (found.end != null || !namesDay(found) || !isMeant(text, found)) return [];
    if (isUncertain(found.text) && (writesBothWays(locale) || isForeign(found.text, locale))) return [];
    const { start } = found;
    const [year, month, day] = [start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0];
    const named = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
    const isLimit =
      start.isCertain('weekday') && !start.isCertain('day') && LIMIT.test(text.slice(0, found.index));
    const value = isLimit ? notBefore(named, now) : named;
    return [{ start: found.index, end: found.index + found.text.length, value }];
  });
}

function namesDay({ start }: ParsedResult): boolean {
  return start.isCertain('weekday') || (start.isCertain('day') && start.get('year') !== null);
}

function isMeant(text: string, { index, text: phrase }: ParsedResult): boolean {
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

function isUncertain(phrase: string): boolean {
  const parts = EITHER_WAY.exec(phrase);
  return parts !== null && Number(parts[1]) !== Number(parts[2]);
}

/** Dots part days where the day comes first: whoever writes them to a shop of another habit may mean either. */
function isForeign(phrase: string, locale: string): boolean {
  return phrase.includes('.') && monthComesFirst(locale);
}

/** The same weekday of the next week, for one that is over. */
function notBefore(day: string, now: number): string {
  const today = new Date(now).toISOString().slice(0, 10);
  return day >= today ? day : new Date(Date.parse(day) + 7 * DAY_MS).toISOString().slice(0, 10);
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, '0');
}
