import { type CountryCode, findPhoneNumbersInText, getCountryCallingCode } from 'libphonenumber-js';
import type { EntityMatch } from '../../model/entities/entityMatch.ts';
import { looksLikeDate } from './looksLikeDate.ts';
import { phoneCountry } from './phoneCountry.ts';
import { phoneWordBefore } from './phoneWord.ts';

/** A phone number; `certain` when its writing or the words before it leave no doubt that it is one. */
export interface PhoneMatch extends EntityMatch {
  readonly certain: boolean;
}

/** Shortest number that is taken for one: less is a price, a year or a house number. */
export const FEWEST_PHONE_DIGITS = 7;
const AMOUNT = /^(?:\d{1,3}(?:[.,]\d{3})+|\d+)[.,]\d{1,2}$/;
const UNGROUPED = /^\d+$/;
// Ten digits grouped as in North America, with an area code that no plan need know.
const NORTH_AMERICAN =
  /(?<![\d+])(?:\+?1[\s.-]?)?(?:\(\d{3}\)\s?|\d{3}[\s.-])\d{3}[\s.-]\d{4}(?![\d-])|(?<![\d+])\d{10}(?!\d)/g;

/**
 * Phone numbers in E.164. Numbers of the locale's country may be written without its code.
 *
 * Numbers that are valid by the numbering plans are found in any writing. Where the country is of North America, so
 * are ten grouped digits that the plan does not know, and ungrouped ones after a word such as "phone": a customer
 * who mistypes the area code, or a number of a sample, still gives a phone number.
 */
export function findPhones(text: string, locale: string): readonly PhoneMatch[] {
  const country = phoneCountry(locale);
  const options = country === undefined ? {} : { defaultCountry: country };
  const valid = findPhoneNumbersInText(text, options).map(({ startsAt, endsAt, number }) => ({
    start: startsAt,
    end: endsAt,
    value: number.number,
  }));
  const shaped = isNorthAmerican(country) ? findByShape(text) : [];
  return [
    ...valid,
    ...shaped.filter((match) => !valid.some((other) => other.start <= match.start && match.end <= other.end)),
  ]
    .filter(({ start, end }) => isPlausible(text.slice(start, end)))
    .map((match) => ({ ...match, certain: isCertain(text, match) }))
    .filter((match) => match.certain || valid.some((other) => other.start === match.start));
}

function isPlausible(written: string): boolean {
  const digits = written.replace(/\D/g, '').length;
  return digits >= FEWEST_PHONE_DIGITS && !looksLikeDate(written) && !AMOUNT.test(written);
}

function findByShape(text: string): readonly EntityMatch[] {
  return [...text.matchAll(NORTH_AMERICAN)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    value: `+1${match[0].replace(/\D/g, '').slice(-10)}`,
  }));
}

function isCertain(text: string, { start, end }: EntityMatch): boolean {
  return (
    !UNGROUPED.test(text.slice(start, end)) ||
    phoneWordBefore.test(text.slice(Math.max(0, start - 60), start))
  );
}

function isNorthAmerican(country: CountryCode | undefined): boolean {
  return country !== undefined && getCountryCallingCode(country) === '1';
}
