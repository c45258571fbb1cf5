import { z } from 'zod';
import type { Problem } from '../../base/problem.ts';
import { errorData } from '../ports.ts';

/** A part of a whole, in [0, 1]. */
export const share = z.number().min(0).max(1);

/** A fault of the data that was measured on: it limits how far the metrics can be trusted. */
export const dataFinding = z.intersection(
  errorData,
  z.object({ severity: z.enum(['error', 'warning']) }),
) as unknown as z.ZodType<Problem>;

export const count = z.number().int().min(0);

/** How well one intent is recognised. */
export const intentQuality = z.strictObject({
  intent: z.string(),
  /** Of the messages predicted as this intent, the share that is correct; 0 if there was none. */
  precision: share,
  /** Of the messages of this intent, the share that was recognised. */
  recall: share,
  f1: share,
  /** Number of messages of this intent. */
  support: count,
  /** Number of them that were recognised: the diagonal of the confusion matrix. */
  right: count,
});

/** One cell of the confusion matrix off its diagonal. */
export const confusion = z.strictObject({
  /** The actual intent; null: out of scope. */
  intent: z.string().nullable(),
  /** The predicted intent; null: nothing was found. */
  found: z.string().nullable(),
  count,
  /** The first few of them. */
  examples: z.array(z.string()),
});

/** How well out-of-scope messages are separated from others. */
export const outOfScopeQuality = z.strictObject({
  /** AUROC of the probability that a message has any intent, in-scope against out-of-scope messages. */
  auroc: share,
  /** Of the out-of-scope messages, the share below the threshold. */
  recall: share,
  /** Of the messages below the threshold, the share that is out of scope; 0 if there is none. */
  precision: share,
  /** Confidence below which a message counts as not understood. */
  threshold: share,
});

/** Messages of similar confidence, for the reliability chart. */
export const reliabilityBin = z.strictObject({
  /** Range of confidence, from (inclusive) to (exclusive; 1 belongs to the last bin). */
  from: share,
  to: share,
  count,
  /** Their mean confidence. */
  confidence: share,
  /** The share of them whose intent was right. */
  accuracy: share,
});

/** The evaluation of intent recognition. */
export const nluReport = z.strictObject({
  /** The data it was measured on. */
  examples: z.strictObject({
    /** Training messages; with cross-validation, all of the project's. */
    training: count,
    inScope: count,
    outOfScope: count,
    /** Number of trained intents. */
    intents: count,
    /** Number of folds; null if training and test data were given separately. */
    folds: count.nullable(),
    /** True if the project has no out-of-scope messages, so that intents withheld from training were used instead. */
    standIn: z.boolean(),
  }),
  /** Share of in-scope messages whose best intent is correct, whatever its confidence. */
  accuracy: share,
  /** The same, with a best intent below the threshold counted as wrong. */
  acceptedAccuracy: share,
  /** Mean F1 of the intents in the test data. */
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
  /** Non-empty bins, by confidence. */
  reliability: z.array(reliabilityBin),
  /** Duration of understanding one message in milliseconds; null if not measured. */
  latencyMs: z.strictObject({ p50: z.number().min(0), p95: z.number().min(0) }).nullable(),
  /** Duration of one training in milliseconds; the mean with cross-validation. */
  trainMs: z.number().min(0),
  /** Size of the stored model; the largest with cross-validation. */
  modelBytes: count,
  /** The same in-scope messages with typos; null if not requested. */
  typos: z
    .strictObject({
      /** Maximum random edits per message; at least one. */
      edits: count,
      seed: z.number().int(),
      accuracy: share,
      acceptedAccuracy: share,
      /** Accuracy without typos minus accuracy with them. */
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

/** Accuracy after training with a limited number of utterances per intent. */
export const learningPoint = z.strictObject({
  /** Maximum utterances per intent; an intent with fewer uses all. */
  perIntent: count,
  /** Mean total number of training utterances. */
  examples: z.number().min(0),
  /** Mean accuracy on held-out utterances over the runs, with its `lowest` and `highest` value. */
  accuracy: share,
  lowest: share,
  highest: share,
});

/** Accuracy by number of utterances, which shows whether more would help. */
export const learningCurve = z.strictObject({
  /** By number of utterances. */
  points: z.array(learningPoint),
  /** Number of runs for each size, each with other utterances held out. */
  runs: count,
  /** Accuracy gained between the last two sizes; null with fewer than two points. */
  lastGain: z.number().min(-1).max(1).nullable(),
  findings: z.array(dataFinding),
});

export type LearningPoint = z.infer<typeof learningPoint>;
export type LearningCurve = z.infer<typeof learningCurve>;
