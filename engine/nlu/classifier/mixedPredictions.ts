import { combineScores } from './combineScores.ts';
import type { HeldOutByHead, HeldOutPrediction } from './crossValidate.ts';

/** The predictions of a model that gives meaning a weight. */
export function mixedPredictions(
  heldOut: readonly HeldOutByHead[],
  weight: number,
): readonly HeldOutPrediction[] {
  return heldOut.map(({ scores, meaning, coverage, target }) => ({
    scores: meaning === undefined ? scores : combineScores(scores, meaning, weight),
    coverage,
    target,
  }));
}
