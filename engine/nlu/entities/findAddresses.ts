import type { EntityMatch } from '../../model/entities/entityMatch.ts';
import { partByLanguage } from '../../model/languageParts.ts';
import type { AddressWords } from '../../model/languages/valueWords.ts';
import { madeByLanguage } from '../../model/madeByLanguage.ts';

const patternOf = madeByLanguage(partByLanguage('address'), compile);
const HAS_NUMBER = /\d/;

/**
 * Postal addresses with street, number, place and postal code, as people of the language's countries write them, on one
 * line. A street without a place is not a whole address.
 */
export function findAddresses(text: string, locale: string): readonly EntityMatch[] {
  const pattern = patternOf(locale);
  if (pattern === undefined || !HAS_NUMBER.test(text)) return [];
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    value: match[0].replaceAll(/\s*\n\s*|\s+in\s+(?=\d)/g, ', ').replaceAll(/\s+/g, ' '),
  }));
}

/** Names of places begin with a capital; the words of a street may be in any case. */
function compile({ numberLast, street, before, unit, place }: AddressWords): RegExp {
  const word = String.raw`\p{Lu}[\p{L}\d.'\u2019-]*`;
  const ending = street
    .split('|')
    .map((one) => one.replace(/^\p{Ll}/u, (letter) => `[${letter.toUpperCase()}${letter}]`))
    .join('|');
  const gap = String.raw`(?:,\s*|\s*\n\s*|\s+(?:in\s+)?)`;
  const number = String.raw`\d{1,4}(?:\s?[a-zA-Z](?!\p{L}))?(?:\s?[-/]\s?\d{1,4}\s?[a-zA-Z]?(?!\p{L}))?`;
  const opening = (before ?? '')
    .split('|')
    .map((one) => one.replace(/^\p{Ll}/u, (letter) => `[${letter.toUpperCase()}${letter}]`))
    .join('|');
  const name = numberLast
    ? String.raw`(?:(?:${opening})\s(?![\p{L}-]*(?:${ending})\s+\d)(?:${word}\s){0,2}${word}|(?:${word}[ -]){0,3}[\p{L}'\u2019.-]*(?:${ending}))`
    : String.raw`(?:${word}\s){1,4}(?:${ending})\.?`;
  const inner = unit === undefined ? '' : String.raw`(?:,?\s+(?:${unit.replace(/^\(\?:apt/, '(?:[Aa]pt')}))?`;
  const line = numberLast ? String.raw`${name}\s+${number}` : String.raw`${number}\s+${name}${inner}`;
  return new RegExp(String.raw`(?<![\p{L}\d])${line}${gap}(?:${place})(?![\p{L}\d])`, 'gu');
}
