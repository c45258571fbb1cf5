import { distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import type { listedValues } from './defineEntityKind.ts';
import { type EntityMatch, type FindMatches, keepLongest } from './entityMatch.ts';
import { type WordSpan, wordSpans } from './wordSpans.ts';

const SHORTEST = 5;
const SUBSTITUTION_FROM = 7;
const TWO_EDITS_FROM = 10;

/**
 * Whether `written` is probably a misspelling of `word`. The first letter must match, and short words must be exact:
 * one letter away from "black" is "back". From 5 letters, a letter may be missing, doubled or swapped with its
 * neighbour; from 7, one may be wrong; from 10, two mistakes are allowed.
 *
 * @param written - A word of the message, normalised as in `wordSpans`.
 * @param word - A word of the list, normalised in the same way.
 */
export function isMisspelling(written: string, word: string): boolean {
  if (word.length < SHORTEST || written.length < SHORTEST || written[0] !== word[0]) return false;
  if (/\d/.test(word) || /\d/.test(written)) return false;
  const edits = distance(written, word);
  if (edits === 0) return false;
  if (edits === 1) return written.length !== word.length || word.length >= SUBSTITUTION_FROM;
  return edits === 2 && (word.length >= TWO_EDITS_FROM || isSwap(written, word));
}

/** Whether a letter is missing, doubled or swapped, in a word that may be short: for words among others that are right. */
function isSlip(written: string, word: string): boolean {
  if (Math.min(written.length, word.length) < 3 || /\d/.test(written + word)) return false;
  const edits = distance(written, word);
  return edits === 1 ? written.length !== word.length : edits === 2 && isSwap(written, word);
}

/** A text with German letters as people write them on other keyboards: "Koeln". */
export function writtenOut(phrase: string): string {
  return phrase.replace(/[äöüÄÖÜß]/g, (letter) => germanLetters[letter.toLowerCase()] ?? letter);
}

const germanLetters: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

interface Phrase {
  readonly words: readonly string[];
  readonly value: string;
}

/**
 * Compiles a list of values with their synonyms. Case, accents, apostrophes, hyphens and spaces between words are
 * ignored ("T-Shirt", "t shirt", "tshirt"), and "Koeln" is "Köln". If the list is fuzzy, words may be misspelt, also a
 * short one beside others that are right ("bue jeans"); the exact spelling of another value always wins over a
 * misspelling of this one.
 */
export function compileList(entity: {
  readonly values: z.infer<typeof listedValues>;
  readonly fuzzy?: boolean;
}): FindMatches {
  const phrases = entity.values.flatMap(({ value, synonyms }) =>
    [...new Set([value, ...synonyms].flatMap((phrase) => [phrase, writtenOut(phrase)]))].map(
      (phrase): Phrase => ({ words: wordSpans(phrase).map((span) => span.word), value }),
    ),
  );
  const byJoined = new Map<string, string>();
  for (const { words, value } of phrases) {
    const joined = words.join('');
    if (joined !== '' && !byJoined.has(joined)) byJoined.set(joined, value);
  }
  const maxWords = Math.max(...phrases.map((phrase) => phrase.words.length)) + 1;
  const fuzzy =
    entity.fuzzy === true ? byFirstLetter(phrases.filter((phrase) => phrase.words.length > 0)) : undefined;
  return (text) => {
    const spans = wordSpans(text);
    const found = findExact(spans, byJoined, maxWords);
    // Exact matches first: of two equally long matches, the first is kept.
    if (fuzzy !== undefined) found.push(...findMisspelt(spans, fuzzy));
    return keepLongest(found);
  };
}

function findExact(
  spans: readonly WordSpan[],
  byJoined: ReadonlyMap<string, string>,
  maxWords: number,
): EntityMatch[] {
  const found: EntityMatch[] = [];
  spans.forEach((first, at) => {
    let joined = '';
    for (let n = at; n < spans.length && n < at + maxWords; n++) {
      const { word, end } = spans[n] ?? first;
      joined += word;
      const value = byJoined.get(joined);
      if (value !== undefined) found.push({ start: first.start, end, value });
    }
  });
  return found;
}

/** Phrases by the first letter of their first word, which misspellings keep, with their positions in the list. */
type ByFirstLetter = ReadonlyMap<string, readonly (Phrase & { readonly place: number })[]>;

function byFirstLetter(phrases: readonly Phrase[]): ByFirstLetter {
  return Map.groupBy(
    phrases.map((phrase, place) => ({ ...phrase, place })),
    ({ words }) => words[0]?.[0] ?? '',
  );
}

function findMisspelt(spans: readonly WordSpan[], phrases: ByFirstLetter): readonly EntityMatch[] {
  const found: (EntityMatch & { readonly place: number })[] = [];
  spans.forEach(({ word, start }, at) => {
    for (const { words, value, place } of phrases.get(word[0] ?? '') ?? []) {
      const last = spans[at + words.length - 1];
      if (last === undefined || !isAlike(spans, at, words)) continue;
      found.push({ start, end: last.end, value, place });
    }
  });
  // In the order of the list, so that the first of two equally close values wins.
  return found.sort((a, b) => a.place - b.place).map(({ start, end, value }) => ({ start, end, value }));
}

function isAlike(spans: readonly WordSpan[], at: number, words: readonly string[]): boolean {
  const wrong = words.flatMap((meant, n) => {
    const written = spans[at + n]?.word ?? '';
    return written === meant ? [] : [[written, meant] as const];
  });
  const [only, ...others] = wrong;
  if (words.length > 1 && only !== undefined && others.length === 0 && isSlip(...only)) return true;
  return wrong.every((pair) => isMisspelling(...pair));
}
