import { z } from 'zod';
import type { Problem } from '../../base/problem.ts';
import { errorData } from '../ports.ts';

/** A part of a whole, in [0, 1]. */
export const share = z.number().min(0).max(1);

/** What is wrong with the data that something was measured on: it says how far the figures can be trusted. */
export const dataFinding = z.intersection(
  errorData,
  z.object({ severity: z.enum(['error', 'warning']) }),
) as unknown as z.ZodType<Problem>;

const count = z.number().int().min(0);

/** How well one intent is recognised. */
export const intentQuality = z.strictObject({
  intent: z.string(),
  /** Of the messages taken for this intent, the share that were it; 0 when none was. */
  precision: share,
  /** Of the messages that show this intent, the share that were recognised. */
  recall: share,
  f1: share,
  /** How many messages show it. */
  support: count,
  /** How many of them were recognised: the diagonal of the confusion matrix. */
  right: count,
});

/** One cell of the confusion matrix off its diagonal. */
export const confusion = z.strictObject({
  /** What the messages show; null: none of the intents. */
  intent: z.string().nullable(),
  /** What they were taken for; null: nothing was found. */
  found: z.string().nullable(),
  count,
  /** The first few of them. */
  examples: z.array(z.string()),
});

/** How well messages outside of every intent are told from others. */
export const outOfScopeQuality = z.strictObject({
  /** Area under the ROC curve of the probability that a message shows any intent, in-scope against out-of-scope messages. */
  auroc: share,
  /** Of the out-of-scope messages, the share below the threshold. */
  recall: share,
  /** Of the messages below the threshold, the share that are out of scope; 0 when none is below. */
  precision: share,
  /** Confidence below which a message counts as not understood. */
  threshold: share,
});

/** Messages of about the same confidence, for the chart of confidence against right answers. */
export const reliabilityBin = z.strictObject({
  /** The confidences, from (inclusive) to (exclusive; 1 belongs to the last). */
  from: share,
  to: share,
  count,
  /** Their mean confidence. */
  confidence: share,
  /** The share of them whose intent was right. */
  accuracy: share,
});

/** Result of measuring how intents are recognised. */
export const nluReport = z.strictObject({
  /** What it was measured on. */
  examples: z.strictObject({
    /** Messages learnt from; with cross-validation, all of the project's. */
    training: count,
    inScope: count,
    outOfScope: count,
    /** Intents that were learnt. */
    intents: count,
    /** Parts of a cross-validation; null when training and test data were given apart. */
    folds: count.nullable(),
    /** True when the project has no out-of-scope messages, and intents that a model was not taught stood in. */
    standIn: z.boolean(),
  }),
  /** Of the in-scope messages, the share whose best intent is right, whatever its confidence. */
  accuracy: share,
  /** The same with a best intent below the threshold counted as wrong. */
  acceptedAccuracy: share,
  /** Mean F1 of the intents that occur in the test data. */
  macroF1: share,
  /** Worst F1 first. */
  perIntent: z.array(intentQuality),
  /**
   * Confused messages, most frequent first. In-scope ones by their best intent whatever its confidence; out-of-scope
   * ones (`intent` null) only where they were accepted.
   */
  confusions: z.array(confusion),
  /** Null without out-of-scope or without in-scope messages. */
  outOfScope: outOfScopeQuality.nullable(),
  /** Confidence below which a message counts as not understood. */
  threshold: share,
  /** Expected calibration error of the in-scope messages: mean distance of confidence and accuracy, 15 bins. */
  calibrationError: share,
  /** Bins that hold a message, by confidence. */
  reliability: z.array(reliabilityBin),
  /** Milliseconds that understanding one message took; null where it was not timed. */
  latencyMs: z.strictObject({ p50: z.number().min(0), p95: z.number().min(0) }).nullable(),
  /** Milliseconds of one training, the mean one with cross-validation. */
  trainMs: z.number().min(0),
  /** Size of the model as it is stored, of the largest one with cross-validation. */
  modelBytes: count,
  /** The same in-scope messages with typing errors; null when that was not asked for. */
  typos: z
    .strictObject({
      /** Random edits of each message at most; at least one. */
      edits: count,
      seed: z.number().int(),
      accuracy: share,
      acceptedAccuracy: share,
      /** Accuracy without typing errors less that with them. */
      drop: z.number().min(-1).max(1),
    })
    .nullable(),
  findings: z.array(dataFinding),
});

export type IntentQuality = z.infer<typeof intentQuality>;
export type Confusion = z.infer<typeof confusion>;
export type OutOfScopeQuality = z.infer<typeof outOfScopeQuality>;
export type ReliabilityBin = z.infer<typeof reliabilityBin>;
export type NluReport = z.infer<typeof nluReport>;

const natural = z.number().int().min(0);

/** How well intents are recognised after learning from so many utterances of each. */
export const learningPoint = z.strictObject({
  /** Utterances of each intent at most; an intent with fewer gives all. */
  perIntent: natural,
  /** Utterances learnt from in all, on average. */
  examples: z.number().min(0),
  /** Mean accuracy on utterances kept back, over the runs; `lowest` and `highest` of them. */
  accuracy: share,
  lowest: share,
  highest: share,
});

/** Accuracy by number of utterances: whether more of them would help. */
export const learningCurve = z.strictObject({
  /** By number of utterances. */
  points: z.array(learningPoint),
  /** How often each number was tried, each time with other utterances kept back. */
  runs: natural,
  /** Accuracy gained from the last but one number to the last; null with fewer than two points. */
  lastGain: z.number().min(-1).max(1).nullable(),
  findings: z.array(dataFinding),
});

export type LearningPoint = z.infer<typeof learningPoint>;
export type LearningCurve = z.infer<typeof learningCurve>;
