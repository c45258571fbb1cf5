// How the numbers of a language are read: words, scales, and what they touch.
import { primaryLanguage } from '../documents/locale.ts';
import { partByLanguage } from '../languageParts.ts';
import type { NumberWords, ReadSpelt } from '../languages/language.ts';
import { madeByLanguage } from '../madeByLanguage.ts';
import { allMatches, type EntityMatch } from './entityMatch.ts';

/** A number in a text, in digits or words, with its scale: "2.4 million" is one. */
export interface Amount extends EntityMatch {
  readonly value: number;
  readonly inWords: boolean;
}

const WORD = /(?<![\p{L}\p{N}'\u2019])\p{L}+(?![\p{L}\p{N}'\u2019])/gu;
/** After these words, "one" is a pronoun: "this one", "the wrong one", "the 3rd one". */
const POINTING =
  /\b(?:this|that|the|which|no|any|every|each|some|another|other|wrong|right|new|old|same|first|second|third|fourth|fifth|next|last|only|\d+(?:st|nd|rd|th))\s+$/i;
const DECIMAL_POINT = new Set(['en', 'ja', 'zh', 'ko', 'th', 'he']);

/** The decimal separator of a language. */
export function decimalOf(locale: string): '.' | ',' {
  return DECIMAL_POINT.has(primaryLanguage(locale)) ? '.' : ',';
}

/** How a language writes numbers. */
export interface NumberReader {
  readonly mightContain: RegExp | undefined;
  readonly read: ReadSpelt;
  readonly scaleAt: (
    text: string,
    at: number,
  ) => { readonly factor: number; readonly end: number } | undefined;
  readonly touchesBefore: RegExp;
  readonly touchesAfter: RegExp;
  readonly range: RegExp;
}

/** The reader of a language's numbers, created on first use. */
export const numberReaderOf = madeByLanguage(
  partByLanguage('numbers'),
  (language: NumberWords): NumberReader => {
    const { small, read, hints = [], scales = [], touching, vague, to } = language;
    const valueByWord = new Map(small.map((word, number) => [word, number]));
    const patterns = scales.map(([words, factor]) => ({
      pattern: new RegExp(String.raw`[ \u00a0-]?(?:${words})(?:(?<=['\u2019])|(?![\p{L}\d]))`, 'iuy'),
      factor,
    }));
    return {
      // A fast test whether a text might contain a number word.
      mightContain: small.length === 0 ? undefined : new RegExp([...small, ...hints].join('|'), 'i'),
      read: read?.(valueByWord) ?? readWord(valueByWord),
      scaleAt: (text, at) => {
        for (const { pattern, factor } of patterns) {
          pattern.lastIndex = at;
          if (pattern.test(text)) return { factor, end: pattern.lastIndex };
        }
        return undefined;
      },
      touchesBefore: new RegExp(String.raw`(?<!\p{L})(?:${touching ?? '$.'}|${vague ?? '$.'})[ -]+$`, 'iu'),
      touchesAfter: new RegExp(String.raw`^[ -]*(?:${touching ?? '$.'})(?!\p{L})`, 'iu'),
      range: new RegExp(String.raw`^\s*(?:[-\u2013]${to === undefined ? '' : `|${to}`})\s*$`, 'iu'),
    };
  },
);

function readWord(valueByWord: ReadonlyMap<string, number>): ReadSpelt {
  return (words, _, at) => {
    const value = valueByWord.get(words[at] ?? '');
    return value === undefined ? undefined : { words: 1, value };
  };
}

/** Whether a word next to a number could belong to it: "a few hundred", "3 thirds". */
export function isTouched(
  text: string,
  { start, end }: Pick<Amount, 'start' | 'end'>,
  reader: NumberReader | undefined,
): boolean {
  if (reader === undefined) return false;
  return (
    reader.touchesBefore.test(text.slice(Math.max(0, start - 24), start)) ||
    reader.touchesAfter.test(text.slice(end, end + 24))
  );
}

/** Multiplies without the rounding errors of binary fractions: 2.3 million is 2300000. */
export function scaled(amount: number, factor: number): number {
  return factor === 1 ? amount : Math.round(amount * factor * 100) / 100;
}

/** The numbers in words, in order, also those that something touches. */
export function findSpelt(text: string, read: ReadSpelt): readonly Amount[] {
  const matches = allMatches(text, WORD);
  const words = matches.map(([word]) => word.toLowerCase());
  const ends = matches.map(({ 0: word, index }) => index + word.length);
  const joined = matches.map(({ index }, n) => text.slice(ends[n - 1] ?? 0, index));
  const found: Amount[] = [];
  for (let at = 0; at < words.length; ) {
    const number = read(words, joined, at);
    const start = matches[at]?.index ?? 0;
    const end = ends[at + (number?.words ?? 1) - 1] ?? start;
    const whole = text[start - 1] !== '-' && text[end] !== '-';
    if (number !== undefined && whole && !(number.value === 1 && POINTING.test(text.slice(0, start)))) {
      found.push({ start, end, value: number.value, inWords: true });
    }
    at += number?.words ?? 1;
  }
  return found;
}
