// How close a message is in meaning to what the waiting state offers.
import { dotProduct, roundScore } from '../base/vectors.ts';
import { wordPlaces } from '../model/clauses.ts';
import { stopWords } from '../model/languageParts.ts';
import type { Embedder, NluResult, OfferedOption } from '../model/ports.ts';
import { dictionaryWord } from './dictionary/dictionary.ts';

type ComparedOptions = NonNullable<NluResult['options']>;

/**
 * Compares a message with options.
 *
 * @param embed - Gives the vector of the message.
 * @returns The best phrase of each option, best first, at most {@link mostReported}; undefined if the words of the
 *   message are sufficient or say too little, if no option is similar, or if the encoder fails.
 */
export type CompareWithOptions = (
  text: string,
  options: readonly OfferedOption[],
  embed: () => Promise<Float32Array | undefined>,
) => Promise<ComparedOptions | undefined>;

const mostReported = 4;
/** Cosine below which no option is similar. */
const leastSimilarity = 0.35;
/** Longer messages are about more than one thing, which their vector mixes. */
const mostWords = 25;
/** Phrases whose vectors are kept, about 10 MB with 512 dimensions. */
const mostKept = 5_000;

/** Prepares the comparison; the vectors of phrases are computed once. */
export function compareWithOptions(embedder: Embedder): CompareWithOptions {
  const kept = new Map<string, Float32Array>();
  const vectorsOf = async (phrases: readonly string[]): Promise<void> => {
    const missing = [...new Set(phrases)].filter((phrase) => !kept.has(phrase));
    if (missing.length === 0) return;
    const vectors = await embedder.embed(missing);
    if (kept.size + missing.length > mostKept) kept.clear();
    missing.forEach((phrase, index) => {
      const vector = vectors[index];
      if (vector !== undefined) kept.set(phrase, vector);
    });
  };
  return async (text, options, embed) => {
    const words = wordsOf(text);
    if (words.length > mostWords || !words.some(isMeaningful)) return undefined;
    if (options.some(({ phrases }) => phrases.some((phrase) => contains(words, wordsOf(phrase)))))
      return undefined;
    const comparable = options.map(({ option, phrases }) => ({
      option,
      phrases: phrases.filter((phrase) => wordsOf(phrase).some(isMeaningful)),
    }));
    try {
      const [message] = await Promise.all([embed(), vectorsOf(comparable.flatMap(({ phrases }) => phrases))]);
      if (message === undefined) return undefined;
      const found = comparable
        .flatMap(({ option, phrases }) => closest(option, phrases, message, kept))
        .sort((a, b) => b.similarity - a.similarity);
      return (found[0]?.similarity ?? 0) < leastSimilarity ? undefined : found.slice(0, mostReported);
    } catch {
      // Like intents, options are then recognised by their words alone.
      return undefined;
    }
  };
}

function wordsOf(text: string): readonly string[] {
  return wordPlaces(text).map(({ start, end }) => dictionaryWord(text.slice(start, end)));
}

function isMeaningful(word: string): boolean {
  return !/\p{N}/u.test(word) && word.length > 1 && !stopWords.has(word);
}

/** Whether a phrase occurs literally in a message. */
function contains(words: readonly string[], phrase: readonly string[]): boolean {
  if (phrase.length === 0) return false;
  return words.some((_, from) => phrase.every((word, offset) => words[from + offset] === word));
}

function closest(
  option: string,
  phrases: readonly string[],
  message: Float32Array,
  vectors: ReadonlyMap<string, Float32Array>,
): ComparedOptions {
  let best: ComparedOptions[number] | undefined;
  for (const phrase of phrases) {
    const vector = vectors.get(phrase);
    if (vector === undefined) continue;
    // Both have length 1.
    const similarity = roundScore(dotProduct(message, vector));
    if (similarity > (best?.similarity ?? 0)) best = { option, phrase, similarity };
  }
  return best === undefined ? [] : [best];
}
