import { type Calibration, calibratedConfidences } from './calibration.ts';
import type { HeldOutPrediction } from './crossValidate.ts';

/** From where words alone decide while there is too little to learn it from. */
const USUAL_SURENESS = 0.95;
const SURENESSES = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.925, 0.95, 0.975, 0.99];
/** Fewer held-out messages say too little. */
const ENOUGH = 200;
/** Share of messages that may be judged worse for being judged by words alone. */
const TOLERATED = 0.0003;

/** Held-out messages as one way of judging scored them, with what makes confidences of its scores. */
interface Judged {
  readonly heldOut: readonly HeldOutPrediction[];
  readonly calibration: Calibration;
}

/**
 * Finds the confidence by words from which a message need not be encoded: encoding takes milliseconds, words take
 * microseconds. Asked are only messages on which both ways differ: too few may come out worse.
 *
 * @param both - Judged by words and meaning; the same messages in the same order.
 * @returns A confidence in [0.5, 1.01]; at more than 1 every message is encoded.
 */
export function fitSureness(words: Judged, both: Judged): number {
  if (words.heldOut.length < ENOUGH) return USUAL_SURENESS;
  const byBoth = bests(both);
  const judged = bests(words).map((byWords, n) => ({
    sureness: byWords.confidence,
    harm: (byBoth[n]?.merit ?? 0) - byWords.merit,
  }));
  for (const sureness of SURENESSES) {
    const harm = judged.reduce((sum, one) => sum + (one.sureness >= sureness ? one.harm : 0), 0);
    if (harm <= Math.max(1, TOLERATED * judged.length)) return sureness;
  }
  return 1.01;
}

/** The best confidence of each message, and its merit: one when it is taken for what it is, or left alone as none of ours. */
function bests({ heldOut, calibration }: Judged): { readonly confidence: number; readonly merit: number }[] {
  return heldOut.map(({ scores, coverage, target }) => {
    const confidences = calibratedConfidences(calibration, scores, coverage);
    let place = 0;
    for (let c = 1; c < confidences.length; c++) {
      if ((confidences[c] ?? 0) > (confidences[place] ?? 0)) place = c;
    }
    const confidence = confidences[place] ?? 0;
    const taken = confidence >= 0.5 ? place : undefined;
    return { confidence, merit: taken === target ? 1 : 0 };
  });
}
