import {
  type CountryCode,
  findPhoneNumbersInText,
  getCountryCallingCode,
  isSupportedCountry,
} from 'libphonenumber-js';
import type { EntityMatch } from '../../model/entities/entityMatch.ts';

const CALENDAR_DATE = /^(?:\d{4}[./ -]\d{1,2}[./ -]\d{1,2}|\d{1,2}[./ -]\d{1,2}[./ -](?:\d{2}|\d{4}))$/;

/** Whether digits are written like a date, which must not be recognised as a phone or order number. */
export function looksLikeDate(text: string): boolean {
  return CALENDAR_DATE.test(text);
}

/** A word that announces a phone number, right before it. */
export const phoneWordBefore =
  /(?:\b(?:phone|tele(?:phone|fon)\w*|tel|call|mobile|cell|reach|text|dial|fax|whats\s?app|ruf\w*|handy\w*|mobil\w*))\b[^\d\n]{0,30}$/i;

/** The country assumed for a language without a region. */
const COUNTRY_OF_LANGUAGE: Readonly<Record<string, CountryCode>> = {
  cs: 'CZ',
  da: 'DK',
  de: 'DE',
  en: 'US',
  es: 'ES',
  fi: 'FI',
  fr: 'FR',
  it: 'IT',
  ja: 'JP',
  ko: 'KR',
  nb: 'NO',
  nl: 'NL',
  pl: 'PL',
  pt: 'PT',
  sv: 'SE',
  tr: 'TR',
  uk: 'UA',
};

/** The country of national phone numbers in this locale. */
function phoneCountry(locale: string): CountryCode | undefined {
  const [language = '', region] = locale.split('-');
  const country = region?.toUpperCase();
  if (country !== undefined && isSupportedCountry(country)) return country;
  return COUNTRY_OF_LANGUAGE[language.toLowerCase()];
}

/** A phone number; `certain` if its format or the words before it leave no doubt. */
export interface PhoneMatch extends EntityMatch {
  readonly certain: boolean;
}

/** Minimum number of digits; shorter numbers are prices, years or house numbers. */
export const MIN_PHONE_DIGITS = 7;
const AMOUNT = /^(?:\d{1,3}(?:[.,]\d{3})+|\d+)[.,]\d{1,2}$/;
/** Two numbers, not one: "3348917, 3348918", "3348917502 3348917503". */
const TWO_NUMBERS = /[,;]|\d{7,}\D+\d{5,}/;
/** Part of something else: "RE-2026-0815". */
const OTHER_BEFORE = /\p{L}[-_/]?$|\d[-_/]$/u;
const UNGROUPED = /^\d+$/;
// Ten digits grouped as in North America, even with an unknown area code.
const NORTH_AMERICAN =
  /(?<![\d+])(?:\+?1[\s.-]?)?(?:\(\d{3}\)\s?|\d{3}[\s.-])\d{3}[\s.-]\d{4}(?![\d-])|(?<![\d+])\d{10}(?!\d)/g;

/**
 * Phone numbers in E.164. Numbers of the locale's country may be written without its code.
 *
 * Numbers that are valid in the numbering plans are recognised in any format. In North American countries, ten grouped
 * digits with an unknown area code are recognised as well, and ungrouped ones after a word such as "phone", so that
 * mistyped area codes and made-up numbers count as phone numbers. Where national numbers are dialled with a 0, one without
 * it only counts after such a word, or where a phone number was asked for: ten digits may be an order number.
 *
 * @param isAsked - Whether the waiting state asks for a phone number.
 */
export function findPhones(text: string, locale: string, isAsked = false): readonly PhoneMatch[] {
  const country = phoneCountry(locale);
  const options = country === undefined ? {} : { defaultCountry: country };
  const valid = findPhoneNumbersInText(text, options)
    .filter(({ startsAt, endsAt, number }) => {
      const isZeroMissing =
        /^\(?0/.test(number.formatNational()) && !/^\(?[+0]/.test(text.slice(startsAt, endsAt));
      return !isZeroMissing || isAsked || isAnnounced(text, startsAt);
    })
    .map(({ startsAt, endsAt, number }) => ({ start: startsAt, end: endsAt, value: number.number }));
  const byShape = isNorthAmerican(country) ? findByShape(text) : [];
  return [
    ...valid,
    ...byShape.filter(
      (match) => !valid.some((other) => other.start <= match.start && match.end <= other.end),
    ),
  ]
    .filter(
      ({ start, end }) => isPlausible(text.slice(start, end)) && !OTHER_BEFORE.test(text.slice(0, start)),
    )
    .map((match) => ({ ...match, certain: isCertain(text, match) }))
    .filter((match) => match.certain || valid.some((other) => other.start === match.start));
}

function isAnnounced(text: string, start: number): boolean {
  return phoneWordBefore.test(text.slice(Math.max(0, start - 60), start));
}

function isPlausible(written: string): boolean {
  const digits = written.replace(/\D/g, '').length;
  return (
    digits >= MIN_PHONE_DIGITS &&
    !looksLikeDate(written) &&
    !AMOUNT.test(written) &&
    !TWO_NUMBERS.test(written)
  );
}

function findByShape(text: string): readonly EntityMatch[] {
  return [...text.matchAll(NORTH_AMERICAN)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    value: `+1${match[0].replace(/\D/g, '').slice(-10)}`,
  }));
}

function isCertain(text: string, { start, end }: EntityMatch): boolean {
  return !UNGROUPED.test(text.slice(start, end)) || isAnnounced(text, start);
}

function isNorthAmerican(country: CountryCode | undefined): boolean {
  return country !== undefined && getCountryCallingCode(country) === '1';
}
