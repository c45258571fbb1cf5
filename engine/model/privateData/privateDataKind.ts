// What every kind of private data has in common, and how its patterns are put together from the words of all languages.
import { allMatches } from '../entities/entityMatch.ts';
import { partsOf } from '../languageParts.ts';
import type { PrivateDataWords } from '../languages/language.ts';

/** A piece of private data in a text: UTF-16 offsets, end exclusive. */
export interface PrivateSpan {
  readonly start: number;
  readonly end: number;
}

/** A text to search. */
export interface HeardText {
  readonly text: string;
  /** What the assistant asked before it; empty if nothing. */
  readonly asked: string;
}

/** One kind of private data that customers write in free text. To add one, write an entry and add it to the list. */
export interface PrivateDataKind<Id extends string = string> {
  /** Names the kind in `policies.masking.kinds`. */
  readonly id: Id;
  /** Two or three words for the studio and the reference. */
  readonly label: string;
  /** Without a match of this cheap pattern, {@link find} finds nothing and is not called. */
  readonly hint: RegExp;
  readonly find: (heard: HeardText) => readonly PrivateSpan[];
}

const words = partsOf('privateData');

/** What each language calls something, as one part of a regular expression; nothing else may touch it. */
export function wholeNames(read: (of: PrivateDataWords) => readonly string[]): string {
  return `(?<![\\p{L}\\p{Nd}])(?:${alternatives(read)})(?![\\p{L}\\p{Nd}])`;
}

/** The same within a larger pattern that checks its own ends. */
export function alternatives(read: (of: PrivateDataWords) => readonly string[]): string {
  return words.flatMap(read).map(anySpelling).join('|');
}

const spellings: Readonly<Record<string, string>> = {
  ä: '(?:ä|ae|a)',
  ö: '(?:ö|oe|o)',
  ü: '(?:ü|ue|u)',
  ß: '(?:ß|ss)',
  à: '[àa]',
  é: '[ée]',
  í: '[íi]',
  ó: '[óo]',
  ú: '[úu]',
  ñ: '[ñn]',
  "'": "['’]",
  ' ': '\\s+',
};

/** Accents are often left out. */
function anySpelling(word: string): string {
  return word.replaceAll(/[äöüßàéíóúñ' ]/g, (letter) => spellings[letter] ?? letter);
}

const links = alternatives((of) => of.links);
const fillers = alternatives((of) => of.between);

/** Between a name and a value that is certainly its own: "is", "lautet:", "=". */
export const strongLink = `(?:\\s{0,3}(?:(?<=\\s)(?:${links})(?:\\s+(?:${alternatives((of) => of.adverbs)})){0,2}|['’]s)(?=[\\s:="'“„«])\\s{0,3}[:=]?|\\s{0,3}[:=])\\s{0,3}`;

/** Between a name and a value with a format of its own: nothing, or "number on the back of my card is". */
export const looseLink = `(?:[\\s:=#,()"'’.-]{0,3}(?<![\\p{L}\\p{Nd}])(?:${fillers}|${links}|['’]?s)(?![\\p{L}\\p{Nd}])){0,7}[\\s:=#,("'’„“.-]{0,4}`;

/** Between a value and the name that follows it: "123 is my CVV", "123 (CVV)". */
export const backLink = `(?:\\s{0,3}\\(\\s?|\\s+(?:${links})\\s+(?:\\p{L}+\\s+){0,2})`;

/** The places of a pattern's group 1. The pattern needs the flags `d` and `g`. */
export function placesOf(pattern: RegExp, text: string): readonly PrivateSpan[] {
  return allMatches(text, pattern)
    .map(({ indices }) => indices?.[1] ?? ([0, 0] as const))
    .map(([start, end]) => ({ start, end }))
    .filter(({ start, end }) => end > start);
}
