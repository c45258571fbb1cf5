// Finds known phrases in a message.
import { distance } from 'fastest-levenshtein';

const ascii = /^[\x20-\x7e]*$/;
const plainWord = /^[a-z0-9]+$/;
/** The "no." in "Order no. 4821" is not a no. */
const numero = /\bno\.\s*(?=#?\d)/gi;

/**
 * Normalises a text for comparison: lower case, without accents, apostrophes and punctuation, words separated by one
 * space.
 *
 * @example normalisePhrase("Don't  wórry!") // "dont worry"
 */
export function normalisePhrase(given: string): string {
  if (plainWord.test(given)) return given;
  const text = given.includes('.') ? given.replace(numero, 'number ') : given;
  if (ascii.test(text)) {
    // The same for plain ASCII, three times as fast: this runs for every option of every choice.
    return text
      .toLowerCase()
      .replace(/['`]/g, '')
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  }
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’`]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** From here on, a letter can be two units. */
const surrogates = 0xd800;
const stretched = /(\p{L})\1{2,}/gu;

/** "Smallll" is "small": a letter three times or more is stretched. */
export function squeezeWord(text: string): string {
  for (let at = 2; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= surrogates || (unit === text.charCodeAt(at - 1) && unit === text.charCodeAt(at - 2)))
      return text.replaceAll(stretched, '$1');
  }
  return text;
}

/** Something a customer can mean, with the phrases that mean it. */
export interface PhraseCandidate<T> {
  readonly value: T;
  readonly phrases: readonly string[];
}

interface Words {
  readonly text: string;
  /** Number of words. */
  readonly size: number;
}

interface Phrase<T> extends Words {
  readonly value: T;
}

const clauseEnd = /[,.;:!?\n]|\s[-–—]\s/;

/**
 * Finds which of several answers a message names. In this order: the first clause is exactly a phrase ("No, I bought
 * it in November" is a no, whatever follows); a phrase occurs in the message as whole words, the longest first, then
 * the first in the message; the same with spelling mistakes (one letter from 4 letters, two from 8).
 *
 * @returns The value of the candidate, or undefined if none is named.
 */
export function matchPhrase<T>(message: string, candidates: readonly PhraseCandidate<T>[]): T | undefined {
  const whole = normalisePhrase(message);
  if (whole === '') return undefined;
  const clause = normalisePhrase(message.split(clauseEnd, 1)[0] ?? '');
  const exact = findExact(candidates, whole, clause);
  if (exact !== undefined) return exact.value;
  const phrases = readPhrases(candidates);
  const words = whole.split(' ');
  return longestMatch(words, phrases, equal) ?? longestMatch(words, phrases, similar);
}

/** The candidate with a phrase equal to the whole message or its first clause. Most answers are found here. */
function findExact<T>(
  candidates: readonly PhraseCandidate<T>[],
  whole: string,
  clause: string,
): PhraseCandidate<T> | undefined {
  let found: PhraseCandidate<T> | undefined;
  for (const candidate of candidates) {
    for (const phrase of candidate.phrases) {
      const { text } = wordsOf(phrase);
      if (text === whole) return candidate;
      if (text === clause && text !== '') found ??= candidate;
    }
  }
  return found;
}

function readPhrases<T>(candidates: readonly PhraseCandidate<T>[]): readonly Phrase<T>[] {
  const read: Phrase<T>[] = [];
  for (const { value, phrases } of candidates) {
    for (const phrase of phrases) {
      const { text, size } = wordsOf(phrase);
      if (text !== '') read.push({ value, text, size });
    }
  }
  return read;
}

/** Phrases are compared in every turn, and normalising them took most of the time; so the result is cached. */
const known = new Map<string, Words>();
const mostKnown = 10_000;

/** A phrase of a project, normalised; remembered, because every message is compared with all of them. */
export function normaliseKnownPhrase(phrase: string): string {
  return wordsOf(phrase).text;
}

function wordsOf(phrase: string): Words {
  let words = known.get(phrase);
  if (words === undefined) {
    const text = normalisePhrase(phrase);
    words = { text, size: text.split(' ').length };
    if (known.size >= mostKnown) known.clear();
    known.set(phrase, words);
  }
  return words;
}

function longestMatch<T>(
  words: readonly string[],
  phrases: readonly Phrase<T>[],
  same: (part: string, phrase: string) => boolean,
): T | undefined {
  let best: Phrase<T> | undefined;
  let bestPosition = 0;
  for (const phrase of phrases) {
    const position = find(words, phrase, same);
    if (position === -1) continue;
    const length = phrase.text.length - (best?.text.length ?? 0);
    if (length < 0 || (best !== undefined && length === 0 && position >= bestPosition)) continue;
    best = phrase;
    bestPosition = position;
  }
  return best?.value;
}

/** Position of a phrase in words; -1 if it is missing. */
function find(
  words: readonly string[],
  { text, size }: Phrase<unknown>,
  same: (part: string, phrase: string) => boolean,
): number {
  for (let position = 0; position + size <= words.length; position++) {
    const part = size === 1 ? (words[position] ?? '') : words.slice(position, position + size).join(' ');
    if (same(part, text)) return position;
  }
  return -1;
}

function equal(part: string, phrase: string): boolean {
  return part === phrase;
}

function similar(part: string, phrase: string): boolean {
  const allowed = phrase.length >= 8 ? 2 : phrase.length >= 4 ? 1 : 0;
  return allowed > 0 && Math.abs(part.length - phrase.length) <= allowed && distance(part, phrase) <= allowed;
}
