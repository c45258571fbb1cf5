import { z } from 'zod';
import { knowledgeHit, knowledgeResult } from '../ports.ts';

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
export const knowledgeThresholdPoint = z.strictObject({
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
  tradeOff: z.array(knowledgeThresholdPoint),
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
export type KnowledgeThresholdPoint = z.infer<typeof knowledgeThresholdPoint>;
export type KnowledgeEvaluation = z.infer<typeof knowledgeEvaluation>;

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
