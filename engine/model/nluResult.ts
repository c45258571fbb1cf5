import { z } from 'zod';
import { json } from './jsonSchema.ts';

/** What understanding a message gave. Recorded with the message, so that a replay needs no model. */
export const nluResult = z.strictObject({
  /** Best first; confidences are calibrated probabilities in [0, 1]. At most five. */
  intents: z.array(z.strictObject({ intent: z.string(), confidence: z.number() })),
  /** In order of appearance. `start`/`end` are UTF-16 offsets into the message, end exclusive. */
  entities: z.array(
    z.strictObject({
      entity: z.string(),
      /** What the value is in the message, one of the entity's roles; absent where nothing tells. */
      role: z.string().optional(),
      /** Normalised value, see `entity.ts`. */
      value: json,
      text: z.string(),
      start: z.number().int(),
      end: z.number().int(),
    }),
  ),
  /** Mood in [-1, 1]; absent where the language has no lexicon. */
  sentiment: z.number().min(-1).max(1).optional(),
  /** How much the words press for time, in [0, 1]; absent where the language has no list of words. */
  urgency: z.number().min(0).max(1).optional(),
  /** Language tag of the message, of the project's locales; absent when the message is too short to tell. */
  language: z.string().optional(),
});

export type NluResult = z.infer<typeof nluResult>;

/** The best intent at or above a threshold, or undefined: that is a no-match. */
export function bestIntent(result: NluResult, threshold: number): string | undefined {
  const best = result.intents[0];
  return best !== undefined && best.confidence >= threshold ? best.intent : undefined;
}
