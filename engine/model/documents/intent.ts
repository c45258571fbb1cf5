import { z } from 'zod';
import { identifier, languageTag } from '../identifier.ts';
import { plainUtterance } from './utterance.ts';

const utterances = z.array(z.string().min(1)).default([]);

/** `nlu/intents/<id>.yaml`: something that customers want, with the utterances that train it. */
export const intent = z.strictObject({
  id: identifier,
  name: z.string().min(1),
  description: z.string().optional(),
  /** In the project's default language. Values may be annotated, `from [Berlin](city:from)`, see `utterance.ts`. */
  utterances,
  /** In its other languages. One model is trained on all of them, so that a message in any of them is understood. */
  translations: z.record(languageTag, utterances).default({}),
});

export type Intent = z.infer<typeof intent>;

/** The plain text of all utterances of an intent, those of the default language first. */
export function utterancesOf({ utterances, translations }: Intent): readonly string[] {
  return [...utterances, ...Object.values(translations).flat()].map(plainUtterance);
}

/**
 * `nlu/out_of_scope.yaml`: messages of customers that belong to none of the project's intents. The rejection of such
 * messages, above all the threshold, is measured on them.
 */
export const outOfScope = z.strictObject({
  /** In the project's default language. */
  utterances: utterances,
  /** In its other languages. */
  translations: z.record(languageTag, utterances).default({}),
});

export type OutOfScope = z.infer<typeof outOfScope>;

/** All out-of-scope messages of a project, those of the default language first. */
export function outOfScopeMessages(messages: OutOfScope | null): readonly string[] {
  return [...(messages?.utterances ?? []), ...Object.values(messages?.translations ?? {}).flat()];
}
