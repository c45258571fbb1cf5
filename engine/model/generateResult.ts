import { z } from 'zod';
import { errorData } from './errorData.ts';
import { knowledgeHit } from './knowledgeResult.ts';

/** A rule that a generated text broke. */
export const guardrailViolation = z.strictObject({
  rule: z.enum(['banned_phrase', 'too_long', 'ungrounded', 'empty', 'refused']),
  /** In words, with the sentence or phrase. */
  detail: z.string(),
});

/** What generating a text gave. Recorded, so that a replay needs no language model. */
export const generateResult = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    text: z.string(),
    /** Passages that back the text, in the order in which it uses them. */
    citations: z.array(knowledgeHit),
    /** Name of the model that wrote it. */
    model: z.string(),
  }),
  /** Not said: it broke the guardrails, or could not be generated at all (then there are no violations). */
  z.strictObject({
    ok: z.literal(false),
    error: errorData,
    violations: z.array(guardrailViolation),
    /** What was generated and held back; empty when nothing was. */
    text: z.string(),
  }),
]);

export type GuardrailViolation = z.infer<typeof guardrailViolation>;
export type GenerateResult = z.infer<typeof generateResult>;
