import type { HeldOutByHead } from './crossValidate.ts';
import { fitTemperature } from './fitTemperature.ts';
import { mixedPredictions } from './mixedPredictions.ts';
import { softmax } from './softmax.ts';

/** How much meaning counts beside words in projects of usual size. */
const USUAL_WEIGHT = 0.7;
/** How far weights of projects usually differ. */
const SPREAD = 0.35;
const WEIGHTS = [0, 0.25, 0.4, 0.55, 0.7, 0.85, 1, 1.25];

/**
 * Chooses how much meaning counts beside words: the weight under which held-out examples are likeliest, leaning on the
 * usual one while there are few. In a language that the encoder does not know, that is none.
 */
export function fitMeaningWeight(heldOut: readonly HeldOutByHead[]): number {
  let best = USUAL_WEIGHT;
  let least = Number.POSITIVE_INFINITY;
  for (const weight of WEIGHTS) {
    const predictions = mixedPredictions(heldOut, weight);
    const temperature = fitTemperature(predictions);
    let cost = 0.5 * ((weight - USUAL_WEIGHT) / SPREAD) ** 2;
    for (const { scores, target } of predictions) {
      if (target !== undefined) cost -= Math.log(Math.max(1e-9, softmax(scores, temperature)[target] ?? 0));
    }
    if (cost < least) {
      least = cost;
      best = weight;
    }
  }
  return best;
}
