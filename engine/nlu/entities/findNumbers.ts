import { numberWords } from '../../base/numberWords.ts';
import { readDecimal } from '../../base/readDecimal.ts';
import { primaryLanguage } from '../../model/primaryLanguage.ts';
import type { EntityMatch } from './entityMatch.ts';

// Digits with grouping and decimals in either convention, an optional sign and thousands suffix; not part of a word,
// a time, a version or a longer chain such as 1.2.3.
const DIGITS =
  /(?<![\p{L}\d.,:/_-])([-\u2212]?)(\d{1,3}(?:[.,\u00a0'\u2019]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(k)?(?![\p{L}\d_]|[.,:/-]\d)/giu;
const WORD = /(?<![\p{L}\p{N}'\u2019-])\p{L}+(?![\p{L}\p{N}'\u2019-])/gu;
/** After these, "one" stands for a thing: "this one", "the wrong one". */
const POINTING =
  /\b(?:this|that|the|which|no|any|every|each|some|another|other|wrong|right|new|old|same|first|last|only)\s+$/i;

/**
 * Numbers: digits as the locale writes them, optionally with k for thousands, and words from zero to twenty.
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
  const spelt = [...text.matchAll(WORD)].flatMap((match): readonly EntityMatch[] => {
    const value = words.get(match[0].toLowerCase());
    if (value === undefined || (value === 1 && POINTING.test(text.slice(0, match.index)))) return [];
    return [{ start: match.index, end: match.index + match[0].length, value }];
  });
  return [...digits, ...spelt];
}

const DECIMAL_POINT = new Set(['en', 'ja', 'zh', 'ko', 'th', 'he']);

const probes = new Map<ReadonlyMap<string, number>, RegExp>();

/** Matches where one of the words may stand, and is fast to say where none does. */
function mayHold(words: ReadonlyMap<string, number>): RegExp {
  const probe = probes.get(words) ?? new RegExp([...words.keys()].join('|'), 'i');
  probes.set(words, probe);
  return probe;
}
