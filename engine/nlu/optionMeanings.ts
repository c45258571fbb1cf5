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
 * @param isInLanguage - Whether a phrase is in the language of the message; others are not compared.
 * @param shared - The encoder, which may have encoded the message already.
 * @returns The best phrase of each option, best first, at most {@link mostReported}; undefined if the words of the
 *   message are sufficient or say too little, if no option is similar, or if the encoder fails.
 */
export type CompareWithOptions = (
  text: string,
  options: readonly OfferedOption[],
  isInLanguage: (phrase: string) => boolean,
  shared: Embedder | undefined,
) => Promise<ComparedOptions | undefined>;

/** How a cosine and its lead over the next option become a probability: logistic regression. */
export interface OptionCalibration {
  readonly intercept: number;
  readonly similarity: number;
  readonly lead: number;
}

/**
 * Fitted to the labelled messages for development (`engine/readings/accuracy`); a message that means no option counts as
 * wrong. `use`: 322 English messages, of those with 0.6 or more 77 % right. `words`: 235 German messages, 82 %.
 */
export const optionCalibrations = {
  use: { intercept: -6, similarity: 8.2, lead: 7.5 },
  words: { intercept: -2.8, similarity: 2.8, lead: 8.8 },
} as const satisfies Record<string, OptionCalibration>;

/** A larger lead says no more. */
const mostLead = 0.3;

const mostReported = 4;
/** Cosine below which no option is similar. */
const leastSimilarity = 0.35;
/** Longer messages are about more than one thing, which their vector mixes. */
const mostWords = 25;
/** Phrases whose vectors are kept, about 10 MB with 512 dimensions. */
const mostKept = 5_000;

/**
 * Prepares the comparisons: with the encoder in the languages that it knows, with vectors of words in others.
 *
 * @returns The comparison in a language; undefined if there are no vectors for it.
 */
export function optionComparisons(
  encoder: Embedder | undefined,
  wordVectors: ((language: string) => Embedder | undefined) | undefined,
): (language: string) => CompareWithOptions | undefined {
  const prepared = new Map<string, CompareWithOptions | undefined>();
  return (language) => {
    if (!prepared.has(language)) {
      const words = wordVectors?.(language);
      const knows = encoder?.comparesOptionsIn?.includes(language) === true;
      prepared.set(
        language,
        knows && encoder !== undefined
          ? compareWithOptions(encoder, optionCalibrations.use)
          : words && compareWithOptions(words, optionCalibrations.words),
      );
    }
    return prepared.get(language);
  };
}

/** Prepares a comparison; the vectors of phrases are computed once. */
function compareWithOptions(embedder: Embedder, calibration: OptionCalibration): CompareWithOptions {
  const kept = new Map<string, Float32Array>();
  const usable = new Map<string, boolean>();
  const isUsable = (phrase: string, isInLanguage: (one: string) => boolean): boolean => {
    const known = usable.get(phrase) ?? (wordsOf(phrase).some(isMeaningful) && isInLanguage(phrase));
    usable.set(phrase, known);
    return known;
  };
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
  return async (text, options, isInLanguage, shared) => {
    const words = wordsOf(text);
    if (words.length > mostWords || !words.some(isMeaningful)) return undefined;
    if (options.some(({ phrases }) => phrases.some((phrase) => contains(words, wordsOf(phrase)))))
      return undefined;
    const comparable = options.map(({ option, phrases }) => ({
      option,
      phrases: phrases.filter((phrase) => isUsable(phrase, isInLanguage)),
    }));
    try {
      const ofMessage = shared?.id === embedder.id ? shared : embedder;
      const [[message]] = await Promise.all([
        ofMessage.embed([text]),
        vectorsOf(comparable.flatMap(({ phrases }) => phrases)),
      ]);
      if (message === undefined) return undefined;
      const found = comparable
        .flatMap(({ option, phrases }) => closest(option, phrases, message, kept))
        .sort((a, b) => b.similarity - a.similarity);
      const [best, second] = found;
      if (best === undefined || best.similarity < leastSimilarity) return undefined;
      const confidence = probability(
        calibration,
        best.similarity,
        best.similarity - (second?.similarity ?? 0),
      );
      return [{ ...best, confidence }, ...found.slice(1, mostReported)];
    } catch {
      // Like intents, options are then recognised by their words alone.
      return undefined;
    }
  };
}

function probability(
  { intercept, similarity, lead }: OptionCalibration,
  cosine: number,
  margin: number,
): number {
  const score = intercept + similarity * cosine + lead * Math.min(margin, mostLead);
  return roundScore(1 / (1 + Math.exp(-score)));
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
