// Known phrases in a message, letter by letter or misspelt.
import { distance } from 'fastest-levenshtein';
import { normalisePhrase } from '../../kit/phrases.ts';
import { everydayWords, stopWords } from '../../model/languageParts.ts';
import type { Heard, HeardSpan } from '../heard.ts';
import { phrasePattern, talkLanguages } from '../phrasebook.ts';

/** "Not", "no", "kein". */
export const negator = phrasePattern((words) => words.negators);
const negation = phrasePattern((words) => words.negations);
const shortened: Readonly<Record<string, string>> = Object.assign(
  {},
  ...talkLanguages.map((words) => words.shortened),
);

function isSame(said: string | undefined, word: string | undefined): boolean {
  if (said === word) return true;
  if (said === undefined || word === undefined) return false;
  return shortened[said] === word || isSpeltSame(said, word);
}

/** Shorter words would be confused: "due" and "du". */
const fewestLetters = 4;
const umlaut = /ae|oe|ue|ss|ß/;

/** "gross" is "groß" (as a normalised word), and "zurueck" is "zurück" ("zuruck"). */
function isSpeltSame(said: string, word: string): boolean {
  if (said.length < fewestLetters || said[0] !== word[0] || Math.abs(said.length - word.length) > 3)
    return false;
  return (umlaut.test(said) || umlaut.test(word)) && plainLetters(said) === plainLetters(word);
}

function plainLetters(word: string): string {
  return word.replaceAll('ß', 'ss').replaceAll(/([aou])e/g, '$1');
}

/** Whether a phrase says no to something itself: "don't want it". */
export function hasNegation(phrase: string): boolean {
  return negation?.test(normalisePhrase(phrase)) === true;
}

/** Finds a normalised phrase as whole words, unless it is negated: "not damaged". */
export function findWords(heard: Heard, phrase: string): HeardSpan | undefined {
  const wanted = phrase.includes(' ') ? phrase.split(' ') : [phrase];
  const first = wanted[0];
  for (let from = 0; from + wanted.length <= heard.words.length; from++) {
    if (!isSame(heard.words[from], first)) continue;
    if (wanted.length > 1 && !wanted.every((word, offset) => isSame(heard.words[from + offset], word)))
      continue;
    const span = { from, to: from + wanted.length };
    if (wanted.length > 0 && isNegated(heard, span, wanted)) continue;
    return span;
  }
  return undefined;
}

/** Whether one of the two words before says no to a phrase that has no negation of its own. */
function isNegated(
  { words, places, message }: Heard,
  { from }: HeardSpan,
  wanted: readonly string[],
): boolean {
  if (negator === undefined || wanted.some((word) => negator.test(word))) return false;
  for (let index = Math.max(0, from - 2); index < from; index++) {
    if (!negator.test(words[index] ?? '')) continue;
    const between = message.text.slice(places[index]?.end ?? 0, places[from]?.start ?? 0);
    if (!/[,.;:!?]/.test(between)) return true;
  }
  return false;
}

/** The most words of a message in which a misspelt word is read as an option. */
const mostWords = 3;

/**
 * Finds a phrase with a misspelt word: one letter from 4 letters, two from 8. Only a word that is in no dictionary and
 * in none of the project's texts can be misspelt, and only in a message of a few words.
 */
export function findSpelling(
  heard: Heard,
  phrase: string,
): { readonly span: HeardSpan; readonly word: string } | undefined {
  const wanted = phrase.split(' ');
  if (heard.words.length > Math.max(mostWords, wanted.length + 1)) return undefined;
  for (let from = 0; from + wanted.length <= heard.words.length; from++) {
    let misspelt: string | undefined;
    const fits = wanted.every((word, offset) => {
      const said = heard.words[from + offset] ?? '';
      if (said === word) return true;
      if (misspelt !== undefined || !isUnknown(heard, from + offset)) return false;
      const allowed = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
      if (allowed === 0 || Math.abs(said.length - word.length) > allowed || distance(said, word) > allowed)
        return false;
      misspelt = said;
      return true;
    });
    if (fits && misspelt !== undefined) return { span: { from, to: from + wanted.length }, word: misspelt };
  }
  return undefined;
}

/** Whether a word is in no dictionary and in no text of the project. */
function isUnknown({ message, words, places }: Heard, index: number): boolean {
  const word = words[index] ?? '';
  if (word === '' || /\d/.test(word) || stopWords.has(word) || everydayWords.has(word)) return false;
  const { unknown } = message.nlu;
  // Recordings from before the dictionaries do not say which words are unknown.
  return unknown === undefined || unknown.some(({ start }) => start === places[index]?.start);
}
