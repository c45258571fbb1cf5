import { z } from 'zod';

const share = z.number().min(0).max(1);
/** A share, or null where there is nothing to take one of. */
const shareOf = share.nullable();

/** How one question was dealt with at the threshold. */
export const questionOutcome = z.enum([
  /** Answered from the expected passage. */
  'answered',
  /** Answered from another passage. */
  'wrong_passage',
  /** There is an answer, but no passage reached the threshold. */
  'unanswered',
  /** There is no answer, and none was given. */
  'refused',
  /** There is no answer, but one was given. */
  'wrongly_answered',
]);

/** One question of an evaluation. */
export const evaluatedQuestion = z.strictObject({
  ask: z.string(),
  expect: z.string(),
  locale: z.string(),
  outcome: questionOutcome,
  /** Score of the best passage; 0 when nothing was found. */
  score: z.number(),
  /** Where the expected passage stands, from 1; null when it is not among the first ten or none is expected. */
  rank: z.number().int().min(1).nullable(),
  /** The best passage, whatever its score. */
  best: z.strictObject({ chunkId: z.string(), titlePath: z.array(z.string()), score: z.number() }).nullable(),
});

/** What a threshold would give. */
export const thresholdPoint = z.strictObject({
  threshold: share,
  /** Answerable questions answered from the expected passage. */
  right: shareOf,
  /** Answerable questions answered from another passage. */
  wrong: shareOf,
  /** Unanswerable questions refused. */
  refused: shareOf,
  /** Questions dealt with as they should be: answered rightly, or rightly refused. */
  handled: share,
});

/** What an evaluation of the knowledge base with test questions found. */
export const knowledgeEvaluation = z.strictObject({
  threshold: share,
  questions: z.number().int(),
  answerable: z.number().int(),
  unanswerable: z.number().int(),
  /** Share of answerable questions whose passage is found first, and among the first three. */
  recallAt1: shareOf,
  recallAt3: shareOf,
  /** Mean of 1 over the rank of the expected passage, 0 beyond the tenth. */
  mrrAt10: shareOf,
  /** Share of answerable questions that get an answer, from whatever passage. */
  answerRate: shareOf,
  /** Of the questions refused, those without an answer; of those without an answer, the refused. */
  refusal: z.strictObject({ precision: shareOf, recall: shareOf }),
  /** Share of all questions dealt with as they should be. */
  handled: share,
  /** The same for other thresholds, ascending. */
  tradeOff: z.array(thresholdPoint),
  /** The threshold that deals with most questions as it should; null unless there are questions of both kinds. */
  suggestion: z
    .strictObject({
      threshold: share,
      handled: share,
      /** What it can be expected to reach on other questions; null with fewer than 20. */
      crossValidated: z.strictObject({ folds: z.number().int(), handled: share }).nullable(),
    })
    .nullable(),
  /** Expected passages and sources that the knowledge base does not have. */
  missing: z.array(z.string()),
  outcomes: z.array(evaluatedQuestion),
});

export type QuestionOutcome = z.infer<typeof questionOutcome>;
export type EvaluatedQuestion = z.infer<typeof evaluatedQuestion>;
export type ThresholdPoint = z.infer<typeof thresholdPoint>;
export type KnowledgeEvaluation = z.infer<typeof knowledgeEvaluation>;
