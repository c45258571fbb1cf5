import { readDecimal } from '../../base/readDecimal.ts';
import { allMatches } from '../../model/entities/entityMatch.ts';
import {
  decimalOf,
  findSpelt,
  isTouched,
  numberReaderOf,
  scaled,
} from '../../model/entities/numberReader.ts';
import { findAmounts } from './findNumbers.ts';
import { centNames, mightBeMoney, readMarkers } from './money/currencies.ts';
import { type Item, type MoneyMatch, type MoneyReader, made, moneyReaderOf } from './money/moneyReader.ts';

const DIGITS =
  /(?<![\d.,/]|\p{L}-|(?<![a-z])[a-z]{4,})(\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:[.,\u00a0\u202f'\u2019 ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,3})?)(?![\d]|[.,]\d)/giu;
/** Scales directly behind digits, which mean money only next to a currency: "$2k", "$3bn". */
const SUFFIX = /(?:(k)|(mio|mn|m)|(bn|b))(?![\p{L}\d])/iuy;
const SUFFIX_FACTORS = [1000, 1e6, 1e9];
/** Cents in digits behind the currency: "12 Euro 50". */
const CENT_DIGITS = new RegExp(
  String.raw`^\s?(?:(?:and|und|et|con|y|e) )?(\d{2})(?:\s?${centNames})?(?=\s*(?:[.,;:!?)]|$))`,
  'iu',
);
const CENTS_NAMED = new RegExp(String.raw`^[ -]?${centNames}(?!\p{L})`, 'iu');
/** A price without a currency, by its form: "45.-". */
const DASHED = /^[.,](?:-{1,2}|\u2013|\u2014)(?!\d)/u;
const HUNDRED = 100;

/**
 * Amounts of money with a sign, code or name of a currency, in digits or words, with scales and cents. Ranges without a
 * currency at both ends, and amounts next to a number that could belong to them, are left out.
 *
 * @param isAsked - Whether the waiting state asks for an amount: then a number alone is one.
 */
export function findMoney(text: string, locale: string, isAsked = false): readonly MoneyMatch[] {
  const found = findMarked(text, locale);
  if (found.length > 0 || !isAsked) return found;
  // "Five hundred and twenty", where an amount was asked for.
  const [only, ...others] = findAmounts(text, locale);
  const rest = only === undefined ? text : text.slice(0, only.start) + text.slice(only.end);
  return only === undefined || others.length > 0 || /[\p{L}\d]/u.test(rest) ? [] : [only];
}

function findMarked(text: string, locale: string): readonly MoneyMatch[] {
  const words = moneyReaderOf(locale);
  if (!mightBeMoney(text) && !words.mightBeMoney(text)) return [];
  const items = findItems(text, locale);
  const found: MoneyMatch[] = [];
  for (const at of items.keys()) {
    const match = readItem(text, locale, items, at, words);
    if (match !== undefined && !found.some(({ start, end }) => start < match.end && match.start < end))
      found.push(match);
  }
  if (found.length === 0) found.push(...words.withoutCurrency(text, items));
  return [...found, ...words.findOnes(text, locale, items)];
}

function findItems(text: string, locale: string): readonly Item[] {
  const reader = numberReaderOf(locale);
  const digits = allMatches(text, DIGITS).map((match): Item => {
    const [, body = ''] = match;
    const end = match.index + body.length;
    const scale = suffixAt(text, end) ?? reader?.scaleAt(text, end);
    const amount = scale === undefined ? readDecimal(body) : readDecimal(body, decimalOf(locale));
    return {
      start: match.index,
      end: scale?.end ?? end,
      value: scaled(amount, scale?.factor ?? 1),
      inWords: false,
      isWhole: Number.isInteger(amount) && scale === undefined && !/[.,]\d{1,2}$/.test(body),
    };
  });
  if (reader?.mightContain?.test(text) !== true) return digits;
  const spelt = findSpelt(text, reader.read).map(
    ({ start, end, value }): Item => ({ start, end, value, inWords: true, isWhole: Number.isInteger(value) }),
  );
  return [
    ...digits,
    ...spelt.filter((one) => !digits.some(({ end }) => end >= one.end && end <= one.end)),
  ].sort((a, b) => a.start - b.start);
}

function suffixAt(text: string, at: number): { readonly factor: number; readonly end: number } | undefined {
  SUFFIX.lastIndex = at;
  const match = SUFFIX.exec(text);
  const factor = SUFFIX_FACTORS[match?.slice(1).findIndex((one) => one !== undefined) ?? -1];
  return match === null || factor === undefined ? undefined : { factor, end: SUFFIX.lastIndex };
}

function readItem(
  text: string,
  locale: string,
  items: readonly Item[],
  at: number,
  words: MoneyReader,
): MoneyMatch | undefined {
  const item = items[at];
  if (item === undefined) return undefined;
  const markers = readMarkers(text, item, locale, words.adjectives);
  const { after } = markers;
  // "Einen Euro fünfzig" is not fifty.
  const before = item.inWords ? undefined : markers.before;
  const cents = CENTS_NAMED.exec(text.slice(item.end, item.end + 16));
  if (before === undefined && after === undefined) {
    if (cents !== null && item.isWhole && isAlone(text, items, at, words))
      return made(text, item.start, item.end + cents[0].length, item.value / HUNDRED, undefined, locale);
    const dashed = DASHED.exec(text.slice(item.end, item.end + 3));
    return dashed !== null && item.isWhole && isAlone(text, items, at, words)
      ? made(text, item.start, item.end + dashed[0].length, item.value, undefined, locale)
      : undefined;
  }
  if (after?.isCents === true)
    return isAlone(text, items, at, words)
      ? made(text, item.start, after.end, item.value / HUNDRED, after, locale)
      : undefined;
  const marker = before ?? after;
  const end = Math.max(item.end, after?.end ?? 0, before?.end ?? 0);
  let start = Math.min(item.start, before?.start ?? item.start);
  let value = item.value;
  const previous = items[at - 1];
  if (previous !== undefined && before === undefined && isNext(text, previous, item)) {
    // "Forty two fifty dollars".
    const isPair =
      previous.inWords && item.inWords && item.value >= 10 && item.value < HUNDRED && previous.isWhole;
    const isThird = items[at - 2] !== undefined && isNext(text, items[at - 2], previous);
    if (!isPair || isThird || !item.isWhole || previous.value > 999) return undefined;
    start = previous.start;
    value = previous.value + item.value / HUNDRED;
    return made(text, start, end, value, marker, locale);
  }
  if (!isAlone(text, items, at, words, before !== undefined, end)) return undefined;
  const rest = centsAfter(text, end, items, at, item, words);
  if (rest === undefined || isTouched(text, { start, end: rest.end }, words.number)) return undefined;
  return made(text, start, rest.end, value + rest.value, marker, locale);
}

/** The cents behind the currency. Undefined if what follows may be cents or not. */
function centsAfter(
  text: string,
  end: number,
  items: readonly Item[],
  at: number,
  item: Item,
  words: MoneyReader,
): { readonly end: number; readonly value: number } | undefined {
  const none = { end, value: 0 };
  const next = items[at + 1];
  if (!item.isWhole || next === undefined) return none;
  const digits = CENT_DIGITS.exec(text.slice(end, end + 20));
  if (digits !== null && !item.inWords)
    return { end: end + digits[0].length, value: Number(digits[1]) / HUNDRED };
  const gap = text.slice(end, next.start);
  const named = CENTS_NAMED.exec(text.slice(next.end, next.end + 16));
  const isLess = next.value < HUNDRED && next.isWhole;
  if (named !== null && isLess && words.joint.test(gap))
    return { end: next.end + named[0].length, value: next.value / HUNDRED };
  if (gap !== ' ' || !next.inWords) return none;
  const after = text.slice(next.end);
  if (isLess && next.value >= 10 && (/^\s*(?:[.,;:!?)]|$)/.test(after) || words.afterCents.test(after)))
    return { end: next.end, value: next.value / HUNDRED };
  return numberUnit.test(after) ? none : undefined;
}

/** After a number that counts something else: "20 dollars fifteen days ago". */
const numberUnit = /^\s(?:\p{L}{2,})/u;

function isAlone(
  text: string,
  items: readonly Item[],
  at: number,
  words: MoneyReader,
  isMarkedBefore = false,
  end?: number,
): boolean {
  const item = items[at];
  if (item === undefined) return false;
  const reader = words.number;
  if (isTouched(text, item, reader)) return false;
  const [previous, next] = [items[at - 1], items[at + 1]];
  if (previous !== undefined && !isMarkedBefore) {
    if (isNext(text, previous, item)) return false;
    const gap = text.slice(previous.end, item.start);
    if (words.range.test(gap)) return false;
    if (words.isBetween(text, previous.start, gap)) return false;
  }
  if (next === undefined) return true;
  const gap = text.slice(end ?? item.end, next.start);
  // The second end of a range has no currency: "$20-30".
  const isRange = words.range.test(gap);
  if (isRange || words.isBetween(text, item.start, gap)) {
    const { before, after } = readMarkers(text, next, '', words.adjectives);
    if (before === undefined && after === undefined) return false;
  }
  return isMarkedBefore ? !isNext(text, item, next) : true;
}

function isNext(text: string, item: Item | undefined, next: Item): boolean {
  return item !== undefined && /^[ \u00a0-]*$/.test(text.slice(item.end, next.start));
}
