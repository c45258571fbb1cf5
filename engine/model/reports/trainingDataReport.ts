import { z } from 'zod';
import { dataFinding, share } from './nluReport.ts';

const count = z.number().int().min(0);

/** An utterance of a project and where it stands; `intent` null: in `nlu/out_of_scope.yaml`. */
export const placedUtterance = z.strictObject({ text: z.string(), intent: z.string().nullable() });

/** An utterance that probably stands under the wrong intent. */
export const labelSuspect = z.strictObject({
  text: z.string(),
  /** Where it stands. */
  intent: z.string(),
  /** What a model that had not seen it takes it for. */
  suggested: z.string(),
  /** How sure that model is of what it takes it for, and of where it stands. */
  confidence: share,
  ownConfidence: share,
});

/** The same words under several intents: whatever is learnt from one is wrong for the other. */
export const contradiction = z.strictObject({ places: z.array(placedUtterance).min(2) });

/** Two utterances that are nearly the same. */
export const nearDuplicate = z.strictObject({
  a: placedUtterance,
  b: placedUtterance,
  /** Jaccard similarity of their runs of three characters. */
  similarity: share,
  sameIntent: z.boolean(),
});

/** What in a project's utterances hinders learning. Every list begins with the worst. */
export const trainingDataReport = z.strictObject({
  examples: z.strictObject({ utterances: count, outOfScope: count, intents: count }),
  /** Null when there is too little to learn from; `findings` says so. */
  suspects: z.array(labelSuspect).nullable(),
  contradictions: z.array(contradiction),
  /** Those across intents first. */
  duplicates: z.array(nearDuplicate),
  /** How many there are in all; the lists hold the first of them. */
  totals: z.strictObject({ suspects: count, contradictions: count, duplicates: count }),
  findings: z.array(dataFinding),
});

export type PlacedUtterance = z.infer<typeof placedUtterance>;
export type LabelSuspect = z.infer<typeof labelSuspect>;
export type Contradiction = z.infer<typeof contradiction>;
export type NearDuplicate = z.infer<typeof nearDuplicate>;
export type TrainingDataReport = z.infer<typeof trainingDataReport>;
