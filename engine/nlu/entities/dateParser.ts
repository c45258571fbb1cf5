import { type Chrono, de, en, es, fr, it, ja, nl, pt, ru, sv, uk } from 'chrono-node';
import { withDottedDays } from './withDottedDays.ts';

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
export function dateParser(locale: string): Pick<Chrono, 'parse'> | undefined {
  const [language = ''] = locale.split('-', 1);
  if (language.toLowerCase() !== 'en') return BY_LANGUAGE[language.toLowerCase()];
  return monthComesFirst(locale) ? en.casual : en.GB;
}

/** True where 03/04 is 4 March. */
export function monthComesFirst(locale: string): boolean {
  const [language = '', ...rest] = locale.split('-');
  // A script may stand between: en-Latn-GB.
  return language.toLowerCase() === 'en' && MONTH_FIRST.has((rest.at(-1) ?? 'US').toUpperCase());
}

/** True where 03/04 may be 4 March or 3 April, whoever writes it. */
export function writesBothWays(locale: string): boolean {
  return BOTH_WAYS.has(locale.toUpperCase());
}
