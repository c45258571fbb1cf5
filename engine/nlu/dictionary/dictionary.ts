// The words of a language, with the rules by which it makes new ones.
import type { WordFilter } from './wordFilter.ts';

/** The words of a language. */
export interface Dictionary {
  /**
   * Whether a word is one of the language. About one in a hundred words that are not is taken for one.
   *
   * @param word - From {@link dictionaryWord}.
   */
  has(word: string): boolean;
}

const marks = /[\p{M}'’`]/gu;
const ascii = /^[a-z]*$/;

/**
 * A word as it is in dictionaries: lower case, without accents and apostrophes, `ss` for `ß`.
 *
 * @example dictionaryWord("Größe") // "grosse"
 */
export function dictionaryWord(text: string): string {
  const lower = text.toLowerCase();
  return ascii.test(lower) ? lower : lower.normalize('NFKD').replace(marks, '').replaceAll('ß', 'ss');
}

/** Letters that each part of a German compound has at least: with three, most misspellings would be compounds. */
const fewestLetters = 4;
const linking = ['', 's', 'es', 'n', 'en'] as const;

/** Whether a German word is made of two others: "Lieferungsstatus", "Schuhgröße". */
export function isCompound(word: string, has: (part: string) => boolean): boolean {
  for (let end = fewestLetters; end <= word.length - fewestLetters; end++) {
    if (!has(word.slice(end))) continue;
    const left = word.slice(0, end);
    if (linking.some((link) => left.endsWith(link) && isPart(left.slice(0, left.length - link.length), has)))
      return true;
  }
  return false;
}

function isPart(word: string, has: (part: string) => boolean): boolean {
  return word.length >= fewestLetters && has(word);
}

/** A dictionary from its words. */
export function createDictionary(language: string, words: WordFilter): Dictionary {
  if (language !== 'de') return words;
  const has = (part: string) => words.has(part);
  return { has: (word) => has(word) || isCompound(word, has) };
}
