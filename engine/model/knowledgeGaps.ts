import { z } from 'zod';

/** A question that a conversation asked the knowledge base and that had no answer. */
export const unansweredQuestion = z.strictObject({
  text: z.string(),
  /** Id of the conversation, and its turn. */
  conversation: z.string(),
  turn: z.number().int(),
  /** Score of the best passage; 0 when nothing was found. */
  score: z.number(),
  /** Source of the best passage, if there was one. */
  source: z.string().nullable(),
});

/** Questions without an answer that mean about the same: something the knowledge base lacks. */
export const knowledgeGap = z.strictObject({
  /** The question most like the others. */
  question: z.string(),
  /** How often it was asked, in whatever words. */
  count: z.number().int().min(1),
  /** In how many conversations. */
  conversations: z.number().int().min(1),
  /** The highest score a passage reached: near the threshold a heading may be all that is missing. */
  bestScore: z.number(),
  /** Its different wordings with where they were asked, the most frequent first. */
  wordings: z.array(
    z.strictObject({
      text: z.string(),
      asked: z.array(unansweredQuestion.pick({ conversation: true, turn: true })),
    }),
  ),
});

/** What customers asked in vain, most frequent first. */
export const knowledgeGaps = z.strictObject({
  /** Searches that recordings hold, and those without an answer. */
  searches: z.number().int(),
  unanswered: z.number().int(),
  gaps: z.array(knowledgeGap),
});

export type UnansweredQuestion = z.infer<typeof unansweredQuestion>;
export type KnowledgeGap = z.infer<typeof knowledgeGap>;
export type KnowledgeGaps = z.infer<typeof knowledgeGaps>;
