// How a language speaks of amounts of money, compiled, and what is read.
import { allMatches, type EntityMatch } from '../../../model/entities/entityMatch.ts';
import { numberReaderOf } from '../../../model/entities/numberReader.ts';
import { partByLanguage } from '../../../model/languageParts.ts';
import type { MoneyWords } from '../../../model/languages/valueWords.ts';
import { madeByLanguage } from '../../../model/madeByLanguage.ts';
import { currencyOf, isBefore, type Marker, readMarkers } from './currencies.ts';

/** An amount of money; the currency is absent if it is not clear. */
export interface MoneyMatch extends EntityMatch {
  readonly value: number;
}

/** A number that is money if it has a currency. */
export interface Item {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly inWords: boolean;
  /** Neither decimals nor a scale, so that cents may follow. */
  readonly isWhole: boolean;
}

const HUNDRED = 100;
const MINUS = /(?:^|[\s(])([-\u2212])$/;
const BARE_RANGE = /^\s*[-\u2013]\s*$/;

/** The match of an amount, with a minus sign before it and its currency. */
export function made(
  text: string,
  start: number,
  end: number,
  value: number,
  marker: Marker | undefined,
  locale: string,
): MoneyMatch {
  const minus = MINUS.exec(text.slice(Math.max(0, start - 2), start)) !== null;
  const currency = marker === undefined ? undefined : currencyOf(marker.written, locale);
  const rounded = Math.round(value * 10_000) / 10_000;
  return {
    start: minus ? start - 1 : start,
    end,
    value: minus ? -rounded : rounded,
    ...(currency === undefined ? {} : { currency }),
  };
}

/** The words of a language for amounts of money. */
export interface MoneyReader {
  readonly number: ReturnType<typeof numberReaderOf>;
  readonly adjectives: string;
  readonly joint: RegExp;
  readonly range: RegExp;
  readonly afterCents: RegExp;
  readonly isBetween: (text: string, start: number, gap: string) => boolean;
  readonly mightBeMoney: (text: string) => boolean;
  readonly withoutCurrency: (text: string, items: readonly Item[]) => readonly MoneyMatch[];
  readonly findOnes: (text: string, locale: string, items: readonly Item[]) => readonly MoneyMatch[];
}

/** The words of a language, compiled on first use. */
const wordsOf = madeByLanguage(
  partByLanguage('money'),
  (words: MoneyWords): Omit<MoneyReader, 'number' | 'range'> => {
    const {
      one = '$.',
      adjectives,
      and,
      between,
      or,
      fifty = '$.',
      timeBefore = '$.',
      afterCents = '$.',
    } = words;
    const said = new RegExp(String.raw`^ (?:${fifty})(?!\p{L})`, 'iu');
    const before = new RegExp(String.raw`(?<!\p{L})(?:${between})(?: \p{L}{2,4})? $`, 'iu');
    const isAnd = new RegExp(String.raw`^\s+(?:${and})\s+$`, 'iu');
    const isOr = new RegExp(String.raw`^\s+(?:${or})\s+$`, 'iu');
    const time = new RegExp(String.raw`(?<!\p{L})(?:${timeBefore}) $`, 'iu');
    const single = new RegExp(String.raw`(?<![\p{L}\d-]|\d )(?:${one})(?= )`, 'giu');
    const mightSay = new RegExp(fifty, 'iu');
    const behindCents = new RegExp(String.raw`^ (?:${afterCents})(?!\p{L})`, 'iu');
    return {
      adjectives,
      joint: new RegExp(String.raw`^,?\s+(?:(?:${and})\s+)?$`, 'iu'),
      afterCents: behindCents,
      isBetween: (text, start, gap) =>
        isOr.test(gap) || (isAnd.test(gap) && before.test(text.slice(0, start))),
      mightBeMoney: (text) =>
        mightSay.test(text) ||
        /\d[.,](?:-|\u2013)/.test(text) ||
        /^\s*\p{L}+(?:[ -]\p{L}+){1,4}[\s.!]*$/u.test(text),
      withoutCurrency: (text, items) => {
        const [first, second, third] = items;
        if (first === undefined || !first.isWhole || time.test(text.slice(0, first.start))) return [];
        const colloquial = said.exec(text.slice(first.end));
        if (colloquial !== null && items.length <= 2)
          return [{ start: first.start, end: first.end + colloquial[0].length, value: first.value + 0.5 }];
        // "Thirty four ninety nine", alone; "nineteen ninety nine" may be a year, "eleven fifty" a time of day.
        const isPair =
          second !== undefined &&
          third === undefined &&
          first.inWords &&
          second.inWords &&
          second.isWhole &&
          text.slice(first.end, second.start) === ' ';
        if (!isPair || !/^\s*$/.test(text.slice(0, first.start)) || !/^[\s.!]*$/.test(text.slice(second.end)))
          return [];
        const isPrice =
          first.value < 1000 &&
          first.value > 9 &&
          (first.value < 18 || first.value > 20) &&
          second.value >= (first.value < 25 ? 60 : 10) &&
          second.value < HUNDRED;
        return isPrice
          ? [
              {
                start: first.start,
                end: second.end,
                value: Math.round(first.value * HUNDRED + second.value) / HUNDRED,
              },
            ]
          : [];
      },
      findOnes: (text, locale, items) =>
        allMatches(text, single).flatMap((match) => {
          const item = { start: match.index, end: match.index + match[0].length };
          const { after } = readMarkers(text, item, locale, adjectives);
          if (after === undefined || !isBefore(after.written)) return [];
          const cents = items.find((one) => one.start === after.end + 1 && one.inWords && one.isWhole);
          if (cents !== undefined) {
            const rest = text.slice(cents.end);
            const isCents =
              cents.value >= 10 &&
              cents.value < HUNDRED &&
              (/^\s*(?:[.,;:!?)]|$)/.test(rest) || behindCents.test(rest));
            return isCents
              ? [made(text, item.start, cents.end, 1 + cents.value / HUNDRED, after, locale)]
              : [];
          }
          const next = text.slice(after.end);
          // "A dollar store", "a Euro 50": what follows may belong to it.
          if (/^(?:[ -]\d|-)/.test(next) || !/^\s*(?:[.,;:!?)]|$|\p{Ll}{1,3}(?!\p{L}))/u.test(next))
            return [];
          return [made(text, item.start, after.end, after.isCents ? 1 / HUNDRED : 1, after, locale)];
        }),
    };
  },
);

/** What a language without words for money has. */
const noWords: Omit<MoneyReader, 'number' | 'range'> = {
  adjectives: 'us',
  joint: /^ $/,
  afterCents: /$./,
  isBetween: () => false,
  mightBeMoney: () => false,
  withoutCurrency: () => [],
  findOnes: () => [],
};

/** The reader of a language, or what holds in every language. */
export function moneyReaderOf(locale: string): MoneyReader {
  const number = numberReaderOf(locale);
  return { ...(wordsOf(locale) ?? noWords), number, range: number?.range ?? BARE_RANGE };
}
