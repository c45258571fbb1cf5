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

/** Regions whose English puts the month first; Canada's does both, see `writesBothWays`. */
const MONTH_FIRST = new Set(['US', 'PH', 'CA']);

/**
 * What reads dates in a locale. English is read month first (03/04 is 4 March) unless its region puts the day first.
 *
 * @returns Undefined for a language whose dates nobody here can read: none is better than a wrong one.
 */
export function dateParser(locale: string): Pick<Chrono, 'parse'> | undefined {
  const [language = '', region = 'US'] = locale.split('-');
  if (language.toLowerCase() !== 'en') return BY_LANGUAGE[language.toLowerCase()];
  return MONTH_FIRST.has(region.toUpperCase()) ? en.casual : en.GB;
}

/** True where 03/04 may be 4 March or 3 April, whoever writes it. */
export function writesBothWays(locale: string): boolean {
  return locale.toUpperCase() === 'EN-CA';
}
