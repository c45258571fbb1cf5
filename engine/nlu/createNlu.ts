import type { Entity } from '../model/documents/entity.ts';
import type { Embedder, NluContext, NluPort, NluResult } from '../model/ports.ts';
import { compileEntityFinder } from './compileEntityFinder.ts';
import { nluErrors } from './errors.ts';
import type { IntentModel } from './intentModel.ts';
import { type DetectLanguage, languageDetector } from './language/languageDetector.ts';
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
}

/**
 * Understands messages with a trained model and a project's entities. Takes well under a millisecond if the words of a
 * message are sufficient, otherwise as long as the encoder. If the encoder fails, words alone decide: slightly worse
 * understanding is better than none.
 *
 * @throws NLU_ENCODER_MISSING or NLU_OTHER_ENCODER for a model that was trained with another encoder.
 * @throws NLU_PATTERN_INVALID or NLU_PATTERN_TOO_SLOW for an entity whose pattern cannot be used.
 */
export function createNlu({ model, embedder, entities, tagger, locales }: NluParts): NluPort {
  assertOwnEncoder(model, embedder);
  const extract = compileEntityFinder(entities, tagger);
  const understand = async (
    text: string,
    context: NluContext,
    detect?: DetectLanguage,
  ): Promise<NluResult> => {
    const language = detect?.(text, context.locale);
    const messageLocale = language ?? context.locale;
    const sentiment = findSentiment(text, messageLocale);
    const urgency = findUrgency(text, messageLocale);
    return {
      intents: await predictWithMeaning(model, text, embedder).catch(() => predictIntents(model, text)),
      // Dates and amounts are written in the language of the message, even if the conversation has another one.
      entities: extract(text, { now: context.now, locale: messageLocale }),
      ...(sentiment !== undefined && { sentiment }),
      ...(urgency !== undefined && { urgency }),
      ...(language !== undefined && { language }),
    };
  };
  const detector = languageDetector(locales);
  if (detector === undefined) return { understand };
  // If loading fails, the first message reports it.
  detector.catch(() => {});
  return { understand: async (text, context) => understand(text, context, await detector) };
}

function assertOwnEncoder({ meaning }: IntentModel, embedder: Embedder | undefined): void {
  if (meaning === undefined) return;
  if (embedder === undefined) throw nluErrors.NLU_ENCODER_MISSING({});
  if (embedder.id !== meaning.encoder)
    throw nluErrors.NLU_OTHER_ENCODER({ found: embedder.id, expected: meaning.encoder });
}
