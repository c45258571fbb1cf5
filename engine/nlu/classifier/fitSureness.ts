import { type Calibration, calibratedConfidences } from './calibration.ts';
import { combineScores } from './combineScores.ts';
import type { HeldOutByHead } from './crossValidate.ts';

/** From where words alone decide while there is too little to learn it from. */
const USUAL_SURENESS = 0.95;
const SURENESSES = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.925, 0.95, 0.975, 0.99];
/** Fewer held-out messages say too little. */
const ENOUGH = 200;
/** Share of messages that may be judged worse for being judged by words alone. */
const TOLERATED = 0.0003;

/**
 * Finds the confidence by words from which a message need not be encoded: encoding takes milliseconds, words take
 * microseconds. Asked are only messages on which both ways differ: too few may come out worse.
 *
 * @returns A confidence in [0.5, 1.01]; at more than 1 every message is encoded.
 */
export function fitSureness(
  heldOut: readonly HeldOutByHead[],
  weight: number,
  words: Calibration,
  both: Calibration,
): number {
  if (heldOut.length < ENOUGH) return USUAL_SURENESS;
  const judged = heldOut.map(({ scores, meaning, coverage, target }) => {
    const combined = meaning === undefined ? scores : combineScores(scores, meaning, weight);
    const byWords = best(calibratedConfidences(words, scores, coverage));
    const byBoth = best(calibratedConfidences(both, combined, coverage));
    return { sureness: byWords.confidence, harm: merit(byBoth, target) - merit(byWords, target) };
  });
  for (const sureness of SURENESSES) {
    const harm = judged.reduce((sum, one) => sum + (one.sureness >= sureness ? one.harm : 0), 0);
    if (harm <= Math.max(1, TOLERATED * heldOut.length)) return sureness;
  }
  return 1.01;
}

interface Best {
  readonly place: number;
  readonly confidence: number;
}

function best(confidences: Float64Array): Best {
  let place = 0;
  for (let c = 1; c < confidences.length; c++) {
    if ((confidences[c] ?? 0) > (confidences[place] ?? 0)) place = c;
  }
  return { place, confidence: confidences[place] ?? 0 };
}

/** One for a message that is taken for what it is, or left alone when it is nothing of the project's. */
function merit({ place, confidence }: Best, target: number | undefined): number {
  if (target === undefined) return confidence < 0.5 ? 1 : 0;
  return place === target && confidence >= 0.5 ? 1 : 0;
}
