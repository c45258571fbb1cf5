import { z } from 'zod';
import { knowledgeHit } from './knowledgeResult.ts';

/** What a generated text must keep to. */
export const guardrails = z.strictObject({
  /** Who speaks: "Fern, the assistant of Fernwood Outfitters". */
  persona: z.string().default(''),
  /** How it speaks: "friendly, brief, no jargon". */
  tone: z.string().default(''),
  /** Never said, whatever the case. */
  bannedPhrases: z.array(z.string().min(1)).default([]),
  /** Most words of an answer. */
  maxWords: z.number().int().min(1).max(1_000).default(120),
  /** Share in [0, 1] of a sentence's content that the given sources must hold for it to count as grounded. */
  groundedness: z.number().min(0).max(1).default(0.6),
});

/** A text to generate. Everything the model is told is in it, so that the request can be recorded. */
export const generateRequest = z.strictObject({
  /** What the state wants written. */
  instructions: z.string(),
  /** What the customer asked. */
  question: z.string(),
  /** What was said so far, oldest first. */
  transcript: z.array(z.strictObject({ from: z.enum(['customer', 'assistant']), text: z.string() })),
  /** The answer may only use these when `grounded`. */
  sources: z.array(knowledgeHit),
  grounded: z.boolean(),
  locale: z.string(),
  guardrails,
  /** Milliseconds for everything. */
  timeoutMs: z.number().int().min(1),
});

export type Guardrails = z.infer<typeof guardrails>;
export type GenerateRequest = z.infer<typeof generateRequest>;
