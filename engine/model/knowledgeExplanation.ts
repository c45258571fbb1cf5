import { z } from 'zod';
import { knowledgeHit, knowledgeResult } from './knowledgeResult.ts';

const ranked = z.strictObject({
  score: z.number(),
  /** From 1; passages with equal scores share the first of their ranks. */
  rank: z.number().int().min(1),
});

/** Why a search found a passage where it did. Made on request, never recorded. */
export const explainedHit = z.strictObject({
  ...knowledgeHit.shape,
  /** Closeness in meaning: the cosine of the question's and the passage's vectors, in [-1, 1]. */
  meaning: ranked,
  /** Agreement in words: the share of what was asked that the passage speaks about, in [0, 1). */
  words: ranked,
  /** Share of what was asked that the passage mentions at all, in [0, 1]. */
  coverage: z.number(),
  /** Words of the question with the word of the passage that they stand for, most telling first. */
  matched: z.array(
    z.strictObject({
      asked: z.string(),
      found: z.string(),
      /** 1 for the same word, less for an inflection or a typo. */
      similarity: z.number(),
      /** How telling the word is, as a share of all that was asked. */
      weight: z.number(),
    }),
  ),
  /** Words of the question that the passage does not mention, most telling first. */
  missing: z.array(z.strictObject({ asked: z.string(), weight: z.number() })),
  /** Places (region codes of CLDR) that the question names and the passage does not cover. */
  uncoveredPlaces: z.array(z.string()),
  /** The sentence of the passage that covers the question best. */
  sentence: z.string(),
});

/** A search with its reasons. */
export const knowledgeExplanation = z.strictObject({
  result: knowledgeResult,
  hits: z.array(explainedHit),
  /** Words of the question that no passage of the knowledge base knows. */
  unknownWords: z.array(z.string()),
});

export type ExplainedHit = z.infer<typeof explainedHit>;
export type KnowledgeExplanation = z.infer<typeof knowledgeExplanation>;
