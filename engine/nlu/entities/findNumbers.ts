import { numberWords } from '../../base/numberWords.ts';
import { readDecimal } from '../../base/readDecimal.ts';
import type { EntityMatch } from '../../model/entities/entityMatch.ts';
import { primaryLanguage } from '../../model/primaryLanguage.ts';
import { englishNumbers, germanNumbers, type ReadSpelt } from './speltNumbers.ts';

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
  const words = numberWords[language];
  if (words === undefined || !mayHold(words).test(text)) return digits;
  return [...digits, ...findSpelt(text, readers[language] ?? readWord(words))];
}

const readWord =
  (known: ReadonlyMap<string, number>): ReadSpelt =>
  (words, _, at) => {
    const value = known.get(words[at] ?? '');
    return value === undefined ? undefined : { words: 1, value };
  };

const readers: Readonly<Record<string, ReadSpelt>> = {
  en: englishNumbers(numberWords.en ?? new Map()),
  de: germanNumbers(numberWords.de ?? new Map()),
};

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

const probes = new Map<ReadonlyMap<string, number>, RegExp>();

/** Matches where one of the words may stand, and is fast to say where none does. */
function mayHold(words: ReadonlyMap<string, number>): RegExp {
  const probe =
    probes.get(words) ??
    new RegExp(
      [...words.keys(), 'ty\\b', 'hundred', 'thousand', 'ß?zig', 'dreißig', 'hundert', 'tausend'].join('|'),
      'i',
    );
  probes.set(words, probe);
  return probe;
}
