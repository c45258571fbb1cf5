import { z } from 'zod';
import { identifier, languageTag } from '../identifier.ts';
import { plainUtterance } from './utterance.ts';

const utterances = z.array(z.string().min(1)).default([]);

/** `nlu/intents/<id>.yaml`: something a customer may want, with the utterances it is learnt from. */
export const intent = z.strictObject({
  id: identifier,
  name: z.string().min(1),
  description: z.string().optional(),
  /** In the project's default language. Values may be annotated, `from [Berlin](city:from)`, see `utterance.ts`. */
  utterances,
  /** In its other languages. All are learnt by one model, so that a message in any of them is understood. */
  translations: z.record(languageTag, utterances).default({}),
});

export type Intent = z.infer<typeof intent>;

/** The plain text of all utterances of an intent, those of the default language first. */
export function utterancesOf({ utterances, translations }: Intent): readonly string[] {
  return [...utterances, ...Object.values(translations).flat()].map(plainUtterance);
}

const outOfScopeTexts = z.array(z.string().min(1)).default([]);

/**
 * `nlu/out_of_scope.yaml`: messages that customers write and that show none of the project's intents. What is chosen
 * to keep such messages out, the threshold above all, is measured on them.
 */
export const outOfScope = z.strictObject({
  /** In the project's default language. */
  utterances: outOfScopeTexts,
  /** In its other languages. */
  translations: z.record(languageTag, outOfScopeTexts).default({}),
});

export type OutOfScope = z.infer<typeof outOfScope>;

/** All out-of-scope messages of a project, those of the default language first. */
export function outOfScopeMessages(messages: OutOfScope | null): readonly string[] {
  return [...(messages?.utterances ?? []), ...Object.values(messages?.translations ?? {}).flat()];
}
