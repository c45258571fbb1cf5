import { readDecimal } from '../../base/readDecimal.ts';
import { allMatches, type EntityMatch } from '../../model/entities/entityMatch.ts';
import {
  type Amount,
  decimalOf,
  findSpelt,
  isTouched,
  type NumberReader,
  numberReaderOf,
  scaled,
} from '../../model/entities/numberReader.ts';

// Digits with grouping and decimals in either convention, an optional sign and thousands suffix; not part of a word,
// a time, a version or a longer chain such as 1.2.3. In Indian English, groups have two digits.
const DIGITS =
  /(?<![\p{L}\d.,:/_-])([-\u2212]?)(\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:[.,\u00a0'\u2019]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(k)?(?![\p{L}\d_]|[.,:/-]\d)/giu;
/** Digits that could belong to a number: "(206) 555", "12 34". */
const DIGITS_BEFORE = /\d[)\]]?[ \u00a0()-]+$|\d\)$/;
const DIGITS_AFTER = /^(?:[ \u00a0]?[()][ \u00a0]?|[ \u00a0]+)\d|^\)?-\d/;
/** A sign in words, in languages where it has no other meaning before a number. */
const MINUS_WORD = /(?<!\p{L})minus $/iu;
/** Digits around a comma that are two numbers: "4821993,4821994". */
const TWO_NUMBERS = /^\d{4,}[.,]\d{4,}$/;
const THOUSAND = 1000;

/**
 * Numbers in digits as the locale writes them and in words, with what multiplies them ("3 million"). Parts of a range
 * or of something longer are not numbers: what could belong to another number is left out.
 *
 * @param locale - Determines whether 1.500 is one and a half (English) or fifteen hundred (most others).
 */
export function findNumbers(text: string, locale: string): readonly EntityMatch[] {
  const amounts = findAmounts(text, locale);
  const range = numberReaderOf(locale)?.range;
  return amounts
    .filter(({ start, end }, at) => {
      const [before, after] = [amounts[at - 1], amounts[at + 1]];
      return !(
        isRange(text, before?.end, start, range) ||
        isRange(text, end, after?.start, range) ||
        DIGITS_BEFORE.test(text.slice(Math.max(0, start - 6), start)) ||
        DIGITS_AFTER.test(text.slice(end, end + 6))
      );
    })
    .map(({ start, end, value }, at, all) => {
      const minus = MINUS_WORD.exec(text.slice(0, start));
      // "Ten minus five" is a sum.
      const isSign = minus !== null && value > 0 && all[at - 1]?.end !== minus.index - 1;
      return isSign ? { start: minus.index, end, value: -value } : { start, end, value };
    });
}

function isRange(text: string, from: number | undefined, until: number | undefined, range?: RegExp): boolean {
  return from !== undefined && until !== undefined && range?.test(text.slice(from, until)) === true;
}

/** Every number in a text that is understood to its end, in order. */
export function findAmounts(text: string, locale: string): readonly Amount[] {
  const reader = numberReaderOf(locale);
  const digits = /\d/.test(text) ? findDigits(text, locale, reader) : [];
  const spelt = reader?.mightContain?.test(text) === true ? findSpelt(text, reader.read) : [];
  if (spelt.length === 0) return digits.filter((one) => !isTouched(text, one, reader));
  const all = [...digits, ...spelt].sort((a, b) => a.start - b.start);
  return joinSaid(text, all).filter((one, at, joined) => {
    const [before, after] = [joined[at - 1], joined[at + 1]];
    const isAlone = !isNext(text, before?.end, one.start) && !isNext(text, one.end, after?.start);
    return isAlone && !isTouched(text, one, reader);
  });
}

/** Whether nothing but a space or hyphen is between two numbers, which may therefore be one. */
function isNext(text: string, from: number | undefined, until: number | undefined): boolean {
  return from !== undefined && until !== undefined && /^[ \u00a0-]*$/.test(text.slice(from, until));
}

/** "Four eight two" is 482; fewer digits, and those that begin with zero, are not said as one number. */
function joinSaid(text: string, amounts: readonly Amount[]): readonly Amount[] {
  const joined: Amount[] = [];
  for (let at = 0; at < amounts.length; ) {
    let last = at;
    while (
      amounts[last + 1] !== undefined &&
      isDigitWord(amounts[last]) &&
      isDigitWord(amounts[last + 1]) &&
      text.slice(amounts[last]?.end, amounts[last + 1]?.start) === ' '
    )
      last++;
    const run = amounts.slice(at, last + 1);
    const [first] = run;
    const isNumber = run.length > 2 && run.length < 16 && first?.value !== 0;
    if (first !== undefined && isNumber)
      joined.push({
        ...first,
        end: run.at(-1)?.end ?? 0,
        value: Number(run.map(({ value }) => value).join('')),
      });
    else joined.push(...run);
    at = last + 1;
  }
  return joined;
}

function isDigitWord(amount: Amount | undefined): boolean {
  return amount?.inWords === true && Number.isInteger(amount.value) && amount.value < 10;
}

function findDigits(text: string, locale: string, reader: NumberReader | undefined): readonly Amount[] {
  const decimal = decimalOf(locale);
  return allMatches(text, DIGITS).flatMap((match): readonly Amount[] => {
    const [whole, sign = '', body = '', thousands] = match;
    if (TWO_NUMBERS.test(body)) return [];
    const amount = readDecimal(body, decimal);
    let end = match.index + whole.length;
    let factor = thousands === undefined ? 1 : THOUSAND;
    const scale = thousands === undefined ? reader?.scaleAt(text, end) : undefined;
    if (scale !== undefined) [factor, end] = [scale.factor, scale.end];
    const value = (sign === '' ? 1 : -1) * scaled(amount, factor);
    // Longer integers cannot be represented exactly.
    const isExact = Number.isFinite(value) && (!Number.isInteger(amount) || Number.isSafeInteger(value));
    return isExact ? [{ start: match.index, end, value, inWords: false }] : [];
  });
}
