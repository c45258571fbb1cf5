import { z } from 'zod';

/** A passage that a search found. */
export const knowledgeHit = z.strictObject({
  chunkId: z.string(),
  /** Path of the source below the project, `knowledge/returns.md`. */
  source: z.string(),
  /** Headings above the passage, outermost first; for question-answer pairs the question. */
  titlePath: z.array(z.string()),
  text: z.string(),
  /** About the chance that the passage answers the question, in [0, 1]. */
  score: z.number(),
  /** Where the source can be read: its `url`, when it names one. */
  url: z.string().optional(),
});

/** Answer to a knowledge search. `answer` is null below the threshold: the state's else-branch is due. */
export const knowledgeResult = z.strictObject({
  answer: z
    .strictObject({
      text: z.string(),
      /** Hits the answer was taken from, best first; at least one. */
      citations: z.array(knowledgeHit).min(1),
    })
    .nullable(),
  /** Best first, above and below the threshold. */
  hits: z.array(knowledgeHit),
  threshold: z.number(),
});

export type KnowledgeHit = z.infer<typeof knowledgeHit>;
export type KnowledgeResult = z.infer<typeof knowledgeResult>;
