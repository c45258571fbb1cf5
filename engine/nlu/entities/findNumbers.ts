import { readDecimal } from '../../base/readDecimal.ts';
import { primaryLanguage } from '../../model/documents/locale.ts';
import type { EntityMatch } from '../../model/entities/entityMatch.ts';
import { partByLanguage } from '../../model/languageParts.ts';
import type { NumberWords, ReadSpelt } from '../../model/languages/language.ts';

import { madeByLanguage } from '../language/madeByLanguage.ts';

// Digits with grouping and decimals in either convention, an optional sign and thousands suffix; not part of a word,
// a time, a version or a longer chain such as 1.2.3.
const DIGITS =
  /(?<![\p{L}\d.,:/_-])([-\u2212]?)(\d{1,3}(?:[.,\u00a0'\u2019]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(k)?(?![\p{L}\d_]|[.,:/-]\d)/giu;
const WORD = /(?<![\p{L}\p{N}'\u2019])\p{L}+(?![\p{L}\p{N}'\u2019])/gu;
/** After these, "one" stands for a thing: "this one", "the wrong one". */
const POINTING =
  /\b(?:this|that|the|which|no|any|every|each|some|another|other|wrong|right|new|old|same|first|last|only)\s+$/i;

/**
 * Numbers: digits as the locale writes them, optionally with k for thousands, and words: from zero
 * to twenty, in English and German up to 999,999.
 *
 * @param locale - Decides whether 1.500 is one and a half (English) or fifteen hundred (most others).
 */
export function findNumbers(text: string, locale: string): readonly EntityMatch[] {
  const language = primaryLanguage(locale);
  const decimal = DECIMAL_POINT.has(language) ? '.' : ',';
  const digits = !/\d/.test(text)
    ? []
    : [...text.matchAll(DIGITS)].flatMap((match): readonly EntityMatch[] => {
        const [whole, sign = '', body = '', thousands] = match;
        const amount = readDecimal(body, decimal);
        if (!Number.isFinite(amount)) return [];
        const value = (sign === '' ? 1 : -1) * amount * (thousands === undefined ? 1 : 1000);
        return [{ start: match.index, end: match.index + whole.length, value }];
      });
  const reader = readerOf(locale);
  return reader?.mayHold.test(text) === true ? [...digits, ...findSpelt(text, reader.read)] : digits;
}

/** What reads a language's numbers in words, made when it is first met. */
const readerOf = madeByLanguage(partByLanguage('numbers'), ({ small, read, hints = [] }: NumberWords) => {
  const known = new Map(small.map((word, number) => [word, number]));
  // Fast to say where no number may stand.
  return { mayHold: new RegExp([...small, ...hints].join('|'), 'i'), read: read?.(known) ?? readWord(known) };
});

function readWord(known: ReadonlyMap<string, number>): ReadSpelt {
  return (words, _, at) => {
    const value = known.get(words[at] ?? '');
    return value === undefined ? undefined : { words: 1, value };
  };
}

function findSpelt(text: string, read: ReadSpelt): readonly EntityMatch[] {
  const matches = [...text.matchAll(WORD)];
  const words = matches.map(([word]) => word.toLowerCase());
  const ends = matches.map(({ 0: word, index }) => index + word.length);
  const joined = matches.map(({ index }, n) => text.slice(ends[n - 1] ?? 0, index));
  const found: EntityMatch[] = [];
  for (let at = 0; at < words.length; ) {
    const number = read(words, joined, at);
    const start = matches[at]?.index ?? 0;
    const end = ends[at + (number?.words ?? 1) - 1] ?? start;
    const whole = text[start - 1] !== '-' && text[end] !== '-';
    if (number !== undefined && whole && !(number.value === 1 && POINTING.test(text.slice(0, start)))) {
      found.push({ start, end, value: number.value });
    }
    at += number?.words ?? 1;
  }
  return found;
}

const DECIMAL_POINT = new Set(['en', 'ja', 'zh', 'ko', 'th', 'he']);
