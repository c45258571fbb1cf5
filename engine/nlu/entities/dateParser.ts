import { type Chrono, de, en, es, fr, it, ja, nl, pt, ru, sv, uk } from 'chrono-node';

const BY_LANGUAGE: Readonly<Record<string, Pick<Chrono, 'parse'>>> = {
  de: de.casual,
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

/** Regions whose English puts the month first. */
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
