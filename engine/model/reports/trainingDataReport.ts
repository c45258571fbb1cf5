import { z } from 'zod';
import { count, dataFinding, share } from './nluReport.ts';

/** An utterance of a project and its intent; `intent` null: in `nlu/out_of_scope.yaml`. */
export const placedUtterance = z.strictObject({ text: z.string(), intent: z.string().nullable() });

/** An utterance that is probably in the wrong intent. */
export const labelSuspect = z.strictObject({
  text: z.string(),
  /** Its current intent. */
  intent: z.string(),
  /** The prediction of a model that was not trained on it. */
  suggested: z.string(),
  /** That model's confidence in its prediction, and in the current intent. */
  confidence: share,
  ownConfidence: share,
});

/** The same text in several intents, which contradict each other in training. */
export const contradiction = z.strictObject({ places: z.array(placedUtterance).min(2) });

/** Two utterances that are nearly the same. */
export const nearDuplicate = z.strictObject({
  a: placedUtterance,
  b: placedUtterance,
  /** Jaccard similarity of their character trigrams. */
  similarity: share,
  sameIntent: z.boolean(),
});

/** Problems in a project's utterances that hinder learning. Every list begins with the worst. */
export const trainingDataReport = z.strictObject({
  examples: z.strictObject({ utterances: count, outOfScope: count, intents: count }),
  /** Null if there is too little data; `findings` has the reason. */
  suspects: z.array(labelSuspect).nullable(),
  contradictions: z.array(contradiction),
  /** Those across intents first. */
  duplicates: z.array(nearDuplicate),
  /** Total numbers; the lists contain only the first ones. */
  totals: z.strictObject({ suspects: count, contradictions: count, duplicates: count }),
  findings: z.array(dataFinding),
});

export type PlacedUtterance = z.infer<typeof placedUtterance>;
export type LabelSuspect = z.infer<typeof labelSuspect>;
export type Contradiction = z.infer<typeof contradiction>;
export type NearDuplicate = z.infer<typeof nearDuplicate>;
export type TrainingDataReport = z.infer<typeof trainingDataReport>;
