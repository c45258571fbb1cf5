import { z } from 'zod';
import { languageTag } from './identifier.ts';

const utterances = z.array(z.string().min(1)).default([]);

/**
 * `nlu/out_of_scope.yaml`: messages that customers write and that show none of the project's intents. What is chosen
 * to keep such messages out, the threshold above all, is measured on them.
 */
export const outOfScope = z.strictObject({
  /** In the project's default language. */
  utterances,
  /** In its other languages. */
  translations: z.record(languageTag, utterances).default({}),
});

export type OutOfScope = z.infer<typeof outOfScope>;

/** All out-of-scope messages of a project, those of the default language first. */
export function outOfScopeMessages(messages: OutOfScope | null): readonly string[] {
  return [...(messages?.utterances ?? []), ...Object.values(messages?.translations ?? {}).flat()];
}
