import { z } from 'zod';
import { knowledgeHit, knowledgeResult } from '../ports.ts';

const share = z.number().min(0).max(1);
/** A share, or null if there is nothing to divide. */
const shareOf = share.nullable();

/** The outcome of one question at the threshold. */
export const questionOutcome = z.enum([
  /** Answered from the expected passage. */
  'answered',
  /** Answered from another passage. */
  'wrong_passage',
  /** There is an answer, but no passage reached the threshold. */
  'unanswered',
  /** There is no answer, and the question was correctly declined. */
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
  /** Score of the best passage; 0 if nothing was found. */
  score: z.number(),
  /** Rank of the expected passage, from 1; null if it is not among the first ten or none is expected. */
  rank: z.number().int().min(1).nullable(),
  /** The best passage, whatever its score. */
  best: z.strictObject({ chunkId: z.string(), titlePath: z.array(z.string()), score: z.number() }).nullable(),
});

/** The results at a threshold. */
export const knowledgeThresholdPoint = z.strictObject({
  threshold: share,
  /** Answerable questions answered from the expected passage. */
  right: shareOf,
  /** Answerable questions answered from another passage. */
  wrong: shareOf,
  /** Unanswerable questions that were declined. */
  refused: shareOf,
  /** Questions handled correctly: answered from the expected passage, or correctly declined. */
  handled: share,
});

/** The results of evaluating the knowledge base with test questions. */
export const knowledgeEvaluation = z.strictObject({
  threshold: share,
  questions: z.number().int(),
  answerable: z.number().int(),
  unanswerable: z.number().int(),
  /** Recall@1 and recall@3 of the answerable questions. */
  recallAt1: shareOf,
  recallAt3: shareOf,
  /** Mean reciprocal rank of the expected passage, 0 beyond the tenth. */
  mrrAt10: shareOf,
  /** Share of answerable questions that get any answer. */
  answerRate: shareOf,
  /** Precision and recall of declining. */
  refusal: z.strictObject({ precision: shareOf, recall: shareOf }),
  /** Share of all questions handled correctly. */
  handled: share,
  /** The same for other thresholds, ascending. */
  tradeOff: z.array(knowledgeThresholdPoint),
  /** The threshold that handles most questions correctly; null unless there are both kinds of questions. */
  suggestion: z
    .strictObject({
      threshold: share,
      handled: share,
      /** What it can be expected to reach on other questions; null with fewer than 20. */
      crossValidated: z.strictObject({ folds: z.number().int(), handled: share }).nullable(),
    })
    .nullable(),
  /** Expected passages and sources that are not in the knowledge base. */
  missing: z.array(z.string()),
  outcomes: z.array(evaluatedQuestion),
});

export type QuestionOutcome = z.infer<typeof questionOutcome>;
export type EvaluatedQuestion = z.infer<typeof evaluatedQuestion>;
export type KnowledgeThresholdPoint = z.infer<typeof knowledgeThresholdPoint>;
export type KnowledgeEvaluation = z.infer<typeof knowledgeEvaluation>;

const ranked = z.strictObject({
  score: z.number(),
  /** From 1; passages with equal scores share the lowest of their ranks. */
  rank: z.number().int().min(1),
});

/** Why a search found a passage. Computed on request, never recorded. */
export const explainedHit = z.strictObject({
  ...knowledgeHit.shape,
  /** Similarity in meaning: the cosine of the vectors of question and passage, in [-1, 1]. */
  meaning: ranked,
  /** Agreement in words: the share of the question that the passage covers, in [0, 1). */
  words: ranked,
  /** Share of the question that the passage mentions at all, in [0, 1]. */
  coverage: z.number(),
  /** Words of the question with the matching word of the passage, most significant first. */
  matched: z.array(
    z.strictObject({
      asked: z.string(),
      found: z.string(),
      /** 1 for the same word, less for an inflection or a typo. */
      similarity: z.number(),
      /** Significance of the word, as a share of the question. */
      weight: z.number(),
    }),
  ),
  /** Words of the question that the passage does not mention, most significant first. */
  missing: z.array(z.strictObject({ asked: z.string(), weight: z.number() })),
  /** Places (region codes of CLDR) that the question names and the passage does not cover. */
  uncoveredPlaces: z.array(z.string()),
  /** Things that the question asks about and the passage does not mention, though they exclude others: "apple pay". */
  missingThings: z.array(z.string()),
  /** Whether the passage has nothing of the sort that is asked for, such as a number for "how many". */
  lacksContent: z.boolean(),
  /** The sentence of the passage that covers the question best. */
  sentence: z.string(),
});

/** A search with its reasons. */
export const knowledgeExplanation = z.strictObject({
  result: knowledgeResult,
  hits: z.array(explainedHit),
  /** Words of the question that are not in the knowledge base. */
  unknownWords: z.array(z.string()),
});

export type ExplainedHit = z.infer<typeof explainedHit>;
export type KnowledgeExplanation = z.infer<typeof knowledgeExplanation>;

/** A question of a conversation that had no answer. */
export const unansweredQuestion = z.strictObject({
  text: z.string(),
  /** Id of the conversation, and its turn. */
  conversation: z.string(),
  turn: z.number().int(),
  /** Score of the best passage; 0 if nothing was found. */
  score: z.number(),
  /** Source of the best passage, if there was one. */
  source: z.string().nullable(),
});

/** A gap: unanswered questions with about the same meaning. */
export const knowledgeGap = z.strictObject({
  /** The question most similar to the others. */
  question: z.string(),
  /** How often it was asked, in any wording. */
  count: z.number().int().min(1),
  /** Number of conversations. */
  conversations: z.number().int().min(1),
  /** The highest score of a passage: near the threshold, a better heading may be enough. */
  bestScore: z.number(),
  /** Its different wordings and where they were asked, most frequent first. */
  wordings: z.array(
    z.strictObject({
      text: z.string(),
      asked: z.array(unansweredQuestion.pick({ conversation: true, turn: true })),
    }),
  ),
});

/** The gaps, most frequent first. */
export const knowledgeGaps = z.strictObject({
  /** Number of searches in recordings, and of those without an answer. */
  searches: z.number().int(),
  unanswered: z.number().int(),
  gaps: z.array(knowledgeGap),
});

export type UnansweredQuestion = z.infer<typeof unansweredQuestion>;
export type KnowledgeGap = z.infer<typeof knowledgeGap>;
export type KnowledgeGaps = z.infer<typeof knowledgeGaps>;
