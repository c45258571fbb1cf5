import { distance } from 'fastest-levenshtein';
import { normalisePhrase } from './normalisePhrase.ts';

/** Something a customer can mean, with the phrases that mean it. */
export interface PhraseCandidate<T> {
  readonly value: T;
  readonly phrases: readonly string[];
}

interface Match<T> {
  readonly value: T;
  /** Length of the phrase found: the longest says most. */
  readonly length: number;
  /** Where it begins, in words: of equally long ones the first wins. */
  readonly position: number;
}

const clauseEnd = /[,.;:!?\n]|\s[-–—]\s/;

/**
 * Finds which of several answers a message names. In this order: the first clause is exactly a phrase ("No, I bought
 * it in November" is a no, whatever follows); a phrase stands in the message as whole words, the longest first;
 * the same with spelling mistakes (one letter from 4 letters on, two from 8 on).
 *
 * @returns The value of the candidate, or undefined when none is named.
 */
export function matchPhrase<T>(message: string, candidates: readonly PhraseCandidate<T>[]): T | undefined {
  const whole = normalisePhrase(message);
  if (whole === '') return undefined;
  const phrases = candidates.flatMap(({ value, phrases }) =>
    phrases
      .map((phrase) => ({ value, phrase: normalisePhrase(phrase) }))
      .filter(({ phrase }) => phrase !== ''),
  );
  const clause = normalisePhrase(message.split(clauseEnd, 1)[0] ?? '');
  const exact =
    phrases.find(({ phrase }) => phrase === whole) ?? phrases.find(({ phrase }) => phrase === clause);
  if (exact !== undefined) return exact.value;
  const words = whole.split(' ');
  return (longest(words, phrases, equal) ?? longest(words, phrases, similar))?.value;
}

function longest<T>(
  words: readonly string[],
  phrases: readonly { readonly value: T; readonly phrase: string }[],
  same: (part: string, phrase: string) => boolean,
): Match<T> | undefined {
  let best: Match<T> | undefined;
  for (const { value, phrase } of phrases) {
    const size = phrase.split(' ').length;
    for (let position = 0; position + size <= words.length; position++) {
      if (!same(words.slice(position, position + size).join(' '), phrase)) continue;
      const better =
        best === undefined ||
        phrase.length > best.length ||
        (phrase.length === best.length && position < best.position);
      if (better) best = { value, length: phrase.length, position };
      break;
    }
  }
  return best;
}

function equal(part: string, phrase: string): boolean {
  return part === phrase;
}

function similar(part: string, phrase: string): boolean {
  const allowed = phrase.length >= 8 ? 2 : phrase.length >= 4 ? 1 : 0;
  return allowed > 0 && Math.abs(part.length - phrase.length) <= allowed && distance(part, phrase) <= allowed;
}
