import type { LearningCurve } from '../../../../engine/model/understanding/learningCurve.ts';

/** Below this, more utterances of the same kind are hardly worth writing: one message in a hundred. */
const WORTH = 0.01;

/** What the curve means for the work to come, in one or two sentences. */
export function curveVerdict({ points, lastGain }: Pick<LearningCurve, 'points' | 'lastGain'>): string {
  const [before, last] = points.slice(-2);
  if (last === undefined || before === undefined || lastGain === null) {
    return 'There are too few utterances for a curve: write at least ten for each intent, then measure again.';
  }
  const step = `from ${before.perIntent} to ${last.perIntent} utterances of each intent`;
  const gained = `${Math.abs(lastGain * 100).toFixed(1)} points`;
  if (lastGain >= WORTH) {
    return `More utterances will help: the last step, ${step}, gained ${gained}. Write them for the weakest intents first.`;
  }
  const moved = lastGain < 0 ? `lost ${gained}` : `gained ${gained}`;
  return `More of the same will hardly help: the last step, ${step}, ${moved}. Look at what is confused, and at the data checks.`;
}
