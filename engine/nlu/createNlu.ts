import type { Entity } from '../model/entity.ts';
import type { NluPort } from '../model/nluPort.ts';
import { compileEntityExtractor } from './compileEntityExtractor.ts';
import type { IntentModel } from './intentModel.ts';
import { predictIntents } from './predictIntents.ts';

/** What {@link createNlu} understands messages with. */
export interface NluParts {
  /** A trained model, from `trainNlu`, `trainNluInWorker` or `deserialiseIntentModel`. */
  readonly model: IntentModel;
  /** The project's entities by id. */
  readonly entities: Readonly<Record<string, Entity>>;
}

/**
 * Understands messages with a trained model and a project's entities. Works offline and takes well under a
 * millisecond for the intents of a message.
 *
 * @throws NLU_PATTERN_INVALID or NLU_PATTERN_TOO_SLOW for an entity whose pattern cannot be used.
 */
export function createNlu({ model, entities }: NluParts): NluPort {
  const extract = compileEntityExtractor(entities);
  return {
    understand: async (text, context) => ({
      intents: predictIntents(model, text),
      entities: extract(text, context),
    }),
  };
}
