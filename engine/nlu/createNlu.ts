import { partsOfText, type TextPart, wordPlaces } from '../model/clauses.ts';
import type { Entity } from '../model/documents/entity.ts';
import { inRegionOf, primaryLanguage } from '../model/documents/locale.ts';
import { stopWords } from '../model/languageParts.ts';
import type { Embedder, NluContext, NluPort, NluResult } from '../model/ports.ts';
import { compileEntityFinder } from './compileEntityFinder.ts';
import { dictionaryWord } from './dictionary/dictionary.ts';
import { findUnknownWords, type IsKnownWord } from './dictionary/unknownWords.ts';
import { nluErrors } from './errors.ts';
import type { FindTalk } from './findTalk.ts';
import type { IntentModel } from './intentModel.ts';
import { type DetectLanguage, languageDetector } from './language/languageDetector.ts';
import { optionComparisons } from './optionMeanings.ts';
import { predictIntents, predictWithMeaning } from './predictIntents.ts';
import { findSentiment } from './sentiment/findSentiment.ts';
import type { EntityTagger } from './tagger/entityTagger.ts';
import { findUrgency } from './urgency/findUrgency.ts';

/** What {@link createNlu} needs. */
export interface NluParts {
  /** A trained model, from `trainNlu`, `trainNluInWorker` or `deserialiseIntentModel`. */
  readonly model: IntentModel;
  /** The encoder that the model was trained with; a model that uses words only needs none. */
  readonly embedder?: Embedder | undefined;
  /** The project's entities by id. */
  readonly entities: Readonly<Record<string, Entity>>;
  /** The tagger from `trainEntityTagger`; absent if nothing is annotated. */
  readonly tagger?: EntityTagger | undefined;
  /** The project's locales. If there are several languages, the language of each message is detected. */
  readonly locales: readonly string[];
  /** The words of utterances, and all that are known; absent: unknown words are not reported. */
  readonly words?: { readonly isTaught: IsKnownWord; readonly isKnown: IsKnownWord } | undefined;
  /** Vectors of words for languages that the encoder does not know; absent: there are none. */
  readonly wordVectors?: ((language: string) => Embedder | undefined) | undefined;
  /** Finds talk such as thanks; absent: it is not reported. */
  readonly findTalk?: FindTalk | undefined;
}

/** Parts of a message whose intents are predicted besides that of the whole. */
const mostParts = 8;

/** A single word says little about an intent, unless it is the whole message. */
function worthPredicting(text: string, { start, end }: TextPart): boolean {
  return /\s/.test(text.slice(start, end));
}

/**
 * Understands messages with a trained model and a project's entities. Takes well under a millisecond if the words of a
 * message are sufficient, otherwise as long as the encoder. If the encoder fails, words alone decide: slightly worse
 * understanding is better than none.
 *
 * @throws NLU_ENCODER_MISSING or NLU_OTHER_ENCODER for a model that was trained with another encoder.
 * @throws NLU_PATTERN_INVALID or NLU_PATTERN_TOO_SLOW for an entity whose pattern cannot be used.
 */
export function createNlu({
  model,
  embedder,
  entities,
  tagger,
  locales,
  words,
  findTalk,
  wordVectors,
}: NluParts): NluPort {
  assertOwnEncoder(model, embedder);
  const extract = compileEntityFinder(entities, tagger);
  // An encoder that no intent has needed is not loaded for options alone.
  const encoder = model.meaning === undefined ? undefined : embedder;
  const comparisons = optionComparisons(encoder, wordVectors);
  const understand = async (
    text: string,
    context: NluContext,
    detect?: DetectLanguage,
  ): Promise<NluResult> => {
    const detected = detect?.(text, context.locale);
    const language = detected !== undefined && isMisdetected(text, detected, context) ? undefined : detected;
    // The conversation's locale may have a region, which says how dates and amounts are written.
    const messageLocale = inRegionOf(language ?? context.locale, context.locale);
    const sentiment = findSentiment(text, messageLocale);
    const urgency = findUrgency(text, messageLocale);
    const shared = encoder === undefined ? undefined : encodedOnce(encoder);
    const intentsOf = (part: string) => {
      if (words !== undefined && isUnrelated(part, words)) return [];
      const predicted = predictWithMeaning(model, part, shared);
      return predicted instanceof Promise ? predicted.catch(() => predictIntents(model, part)) : predicted;
    };
    const parts = partsOfText(text)
      .filter((part) => worthPredicting(text, part))
      .slice(0, mostParts);
    // Dates and amounts are written in the language of the message, even if the conversation has another one.
    const mentions = extract(text, { ...context, locale: messageLocale });
    // Values of lists are among the project's texts; one that is not was found despite a misspelling.
    const named = mentions.filter(({ entity }) => entities[entity]?.type !== 'list');
    const { options = [] } = context;
    const inLanguage = (phrase: string) =>
      primaryLanguage(detect?.(phrase, messageLocale) ?? messageLocale) === primaryLanguage(messageLocale);
    const similar =
      options.length === 0
        ? undefined
        : await comparisons(primaryLanguage(messageLocale))?.(text, options, inLanguage, shared);
    const talk = findTalk?.(text) ?? [];
    const intents = await intentsOf(text);
    const ofParts = parts.map(async ({ start, end }) => ({
      start,
      end,
      intents: (await intentsOf(text.slice(start, end))).slice(0, 2),
    }));
    // Key by key: spreading a conditional object for each takes several times as long.
    const understood: NluResult =
      parts.length === 0
        ? { intents, entities: mentions }
        : { intents, parts: await Promise.all(ofParts), entities: mentions };
    if (words !== undefined) understood.unknown = [...findUnknownWords(text, named, words.isKnown)];
    if (talk.length > 0) understood.talk = talk;
    if (similar !== undefined) understood.options = similar;
    if (sentiment !== undefined) understood.sentiment = sentiment;
    if (urgency !== undefined) understood.urgency = urgency;
    if (language !== undefined) understood.language = language;
    return understood;
  };
  /** Whether the values of a few words can only be read in the language of the conversation: "nein, 5. Februar 2026". */
  const isMisdetected = (text: string, detected: string, context: NluContext): boolean => {
    if (primaryLanguage(detected) === primaryLanguage(context.locale)) return false;
    if (wordPlaces(text).length > fewWords) return false;
    const read = (locale: string) =>
      extract(text, { ...context, locale }).filter(({ entity }) => entities[entity]?.type === 'builtin')
        .length;
    return read(context.locale) > read(detected);
  };
  const detector = languageDetector(locales);
  if (detector === undefined) return { understand };
  // If loading fails, the first message reports it.
  detector.catch(() => {});
  return { understand: async (text, context) => understand(text, context, await detector) };
}

/** In so few words, numbers and names of months tell more of the language than letters. */
const fewWords = 6;

/** In longer messages, other words can make the sense. */
const mostUnrelated = 2;

/** Whether a text of a word or two has only words of the language that no utterance has: "dune" is not "done". */
function isUnrelated(text: string, { isTaught, isKnown }: NonNullable<NluParts['words']>): boolean {
  const places = wordPlaces(text);
  if (places.length > mostUnrelated) return false;
  const meant = places
    .map(({ start, end }) => dictionaryWord(text.slice(start, end)))
    .filter((word) => !stopWords.has(word));
  return meant.length > 0 && meant.every((word) => !isTaught(word) && isKnown(word));
}

/** An encoder that encodes a single text once, for one message: intents and options need the same vector. */
function encodedOnce(encoder: Embedder): Embedder {
  const vectors = new Map<string, Promise<Float32Array[]>>();
  return {
    id: encoder.id,
    dimensions: encoder.dimensions,
    embed: (texts) => {
      const [text] = texts;
      if (text === undefined || texts.length > 1) return encoder.embed(texts);
      const known = vectors.get(text);
      if (known !== undefined) return known;
      const made = encoder.embed(texts);
      vectors.set(text, made);
      return made;
    },
  };
}

function assertOwnEncoder({ meaning }: IntentModel, embedder: Embedder | undefined): void {
  if (meaning === undefined) return;
  if (embedder === undefined) throw nluErrors.NLU_ENCODER_MISSING({});
  if (embedder.id !== meaning.encoder)
    throw nluErrors.NLU_OTHER_ENCODER({ found: embedder.id, expected: meaning.encoder });
}
