import type { ThresholdPoint } from '../../model/understanding/thresholdReport.ts';
import type { PredictedMessage } from './predictedMessage.ts';
import { ratio } from './ratio.ts';

/** What a threshold would have done with messages. */
export function thresholdPointAt(messages: readonly PredictedMessage[], threshold: number): ThresholdPoint {
  let inScope = 0;
  let right = 0;
  let wrong = 0;
  let unknownRejected = 0;
  for (const { intent, found } of messages) {
    const best = found[0];
    const isAccepted = best !== undefined && best.confidence >= threshold;
    if (intent === null) {
      if (!isAccepted) unknownRejected++;
      continue;
    }
    inScope++;
    if (!isAccepted) continue;
    if (best.intent === intent) right++;
    else wrong++;
  }
  const rejected = inScope - right - wrong;
  return {
    threshold,
    acceptedAccuracy: ratio(right, inScope),
    wronglyAccepted: ratio(wrong, inScope),
    rejected: ratio(rejected, inScope),
    outOfScopeRecall: ratio(unknownRejected, messages.length - inScope),
    outOfScopePrecision: ratio(unknownRejected, unknownRejected + rejected),
  };
}
