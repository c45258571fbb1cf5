import { z } from 'zod';
import { dataFinding } from './dataFinding.ts';
import { share } from './share.ts';

const count = z.number().int().min(0);

/** How well intents are recognised after learning from so many utterances of each. */
export const learningPoint = z.strictObject({
  /** Utterances of each intent at most; an intent with fewer gives all. */
  perIntent: count,
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
  runs: count,
  /** Accuracy gained from the last but one number to the last; null with fewer than two points. */
  lastGain: z.number().min(-1).max(1).nullable(),
  findings: z.array(dataFinding),
});

export type LearningPoint = z.infer<typeof learningPoint>;
export type LearningCurve = z.infer<typeof learningCurve>;
