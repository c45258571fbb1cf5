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

/** What {@link createNlu} understands messages with. */
export interface NluParts {
  /** A trained model, from `trainNlu`, `trainNluInWorker` or `deserialiseIntentModel`. */
  readonly model: IntentModel;
  /** The encoder that the model was trained with; a model that goes by words alone needs none. */
  readonly embedder?: Embedder | undefined;
  /** The project's entities by id. */
  readonly entities: Readonly<Record<string, Entity>>;
  /** Finds what annotated utterances taught, from `trainEntityTagger`; absent where nothing is annotated. */
  readonly tagger?: EntityTagger | undefined;
  /** The project's locales. With several languages, the one of each message is told where that is sure. */
  readonly locales: readonly string[];
}

/**
 * Understands messages with a trained model and a project's entities. Takes well under a millisecond for a
 * message whose words are sure, otherwise as long as the encoder. When the encoder fails, words alone decide: a customer
 * is understood a little worse rather than not at all.
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
    const spoken = language ?? context.locale;
    const sentiment = findSentiment(text, spoken);
    const urgency = findUrgency(text, spoken);
    return {
      intents: await predictWithMeaning(model, text, embedder).catch(() => predictIntents(model, text)),
      // Who writes German in an English conversation writes dates and amounts as in German.
      entities: extract(text, { now: context.now, locale: spoken }),
      ...(sentiment !== undefined && { sentiment }),
      ...(urgency !== undefined && { urgency }),
      ...(language !== undefined && { language }),
    };
  };
  const detector = languageDetector(locales);
  if (detector === undefined) return { understand };
  // A failure to load is reported by the first message.
  detector.catch(() => {});
  return { understand: async (text, context) => understand(text, context, await detector) };
}

function assertOwnEncoder({ meaning }: IntentModel, embedder: Embedder | undefined): void {
  if (meaning === undefined) return;
  if (embedder === undefined) throw nluErrors.NLU_ENCODER_MISSING({});
  if (embedder.id !== meaning.encoder)
    throw nluErrors.NLU_OTHER_ENCODER({ found: embedder.id, expected: meaning.encoder });
}
