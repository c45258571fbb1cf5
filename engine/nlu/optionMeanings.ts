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
interface OptionCalibration {
  readonly intercept: number;
  readonly similarity: number;
  readonly lead: number;
  /** Whether vectors are sums of those of words: then "Rost bitte" resembles "bitte abholen" by one that says nothing. */
  readonly isSum: boolean;
}

/**
 * Fitted to the labelled messages for development (`engine/readings/accuracy`); a message that means no option counts as
 * wrong. `use`: 322 English messages, of those with 0.6 or more 77 % right. `words`: 235 German messages, 82 %.
 */
const optionCalibrations = {
  use: { intercept: -6, similarity: 8.2, lead: 7.5, isSum: false },
  words: { intercept: -2.8, similarity: 2.8, lead: 8.8, isSum: true },
} as const satisfies Record<string, OptionCalibration>;

/** A larger lead says no more. */
const mostLead = 0.3;

const mostReported = 4;
/** Cosine below which no option is similar. */
const leastSimilarity = 0.35;
/** Longer messages are about more than one thing, which their vector mixes. */
const mostWords = 25;
/** Phrases that are kept; their vectors are about 10 MB with 512 dimensions. */
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
      const known = encoder?.comparesOptionsIn?.includes(language) === true ? encoder : undefined;
      const words = known === undefined ? wordVectors?.(language) : undefined;
      prepared.set(
        language,
        (known && compareWithOptions(known, optionCalibrations.use)) ??
          (words && compareWithOptions(words, optionCalibrations.words)),
      );
    }
    return prepared.get(language);
  };
}

/** A phrase of an option; what is computed about it is kept. */
interface Phrase {
  readonly text: string;
  readonly words: readonly string[];
  /** Whether it is compared: it means something, in the language of the comparison. */
  isComparable?: boolean;
  vector?: Float32Array;
}

/** Prepares a comparison; what is known of phrases is kept. */
function compareWithOptions(embedder: Embedder, calibration: OptionCalibration): CompareWithOptions {
  const kept = new Map<string, Phrase>();
  const phraseOf = (text: string): Phrase => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const phrase: Phrase = { text, words: wordsOf(text) };
    if (kept.size >= mostKept) kept.clear();
    kept.set(text, phrase);
    return phrase;
  };
  const encode = async (phrases: readonly Phrase[]): Promise<void> => {
    const missing = [...new Set(phrases)].filter(({ vector }) => vector === undefined);
    if (missing.length === 0) return;
    const vectors = await embedder.embed(missing.map(({ text }) => text));
    for (const [index, phrase] of missing.entries()) {
      const vector = vectors[index];
      if (vector !== undefined) phrase.vector = vector;
    }
  };
  return async (text, options, isInLanguage, shared) => {
    const words = wordsOf(text);
    const [word, ...others] = words.filter(isMeaningful);
    if (words.length > mostWords || word === undefined) return undefined;
    const offered = options.map(({ option, phrases }) => ({ option, phrases: phrases.map(phraseOf) }));
    if (offered.some(({ phrases }) => phrases.some((phrase) => contains(words, phrase.words))))
      return undefined;
    const comparable = offered.map(({ option, phrases }) => ({
      option,
      phrases: phrases.filter((phrase) => {
        phrase.isComparable ??= phrase.words.some(isMeaningful) && isInLanguage(phrase.text);
        return phrase.isComparable;
      }),
    }));
    try {
      const ofMessage = shared?.id === embedder.id ? shared : embedder;
      const isOnly = calibration.isSum && others.length === 0;
      const [[message, only]] = await Promise.all([
        ofMessage.embed(isOnly ? [text, word] : [text]),
        encode(comparable.flatMap(({ phrases }) => phrases)),
      ]);
      if (message === undefined) return undefined;
      const found = comparable
        .flatMap(({ option, phrases }) => closest(option, phrases, message))
        .sort((a, b) => b.similarity - a.similarity);
      const [best, second] = found;
      if (best === undefined || best.similarity < leastSimilarity) return undefined;
      // The only word that means something must be similar by itself.
      const phrases = comparable.find(({ option }) => option === best.option)?.phrases ?? [];
      const [alone] = only === undefined ? [best] : closest(best.option, phrases, only);
      if (alone === undefined || alone.similarity < leastSimilarity) return undefined;
      const lead = best.similarity - (second?.similarity ?? 0);
      const confidence = probability(calibration, best.similarity, lead);
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

function closest(option: string, phrases: readonly Phrase[], message: Float32Array): ComparedOptions {
  let best: ComparedOptions[number] | undefined;
  for (const { text, vector } of phrases) {
    if (vector === undefined) continue;
    // Both have length 1.
    const similarity = roundScore(dotProduct(message, vector));
    if (similarity > (best?.similarity ?? 0)) best = { option, phrase: text, similarity };
  }
  return best === undefined ? [] : [best];
}
