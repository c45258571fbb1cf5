import type { ThresholdPoint } from '../../model/understanding/thresholdReport.ts';
import type { PredictedMessage } from './predictedMessage.ts';
import { ratio } from './ratio.ts';

/** Whether a customer is asked which of two intents is meant. */
export type IsClarified = (found: PredictedMessage['found'], threshold: number) => boolean;

/**
 * What a threshold would have done with messages.
 *
 * @param isClarified - Nobody is asked unless it says so.
 */
export function thresholdPointAt(
  messages: readonly PredictedMessage[],
  threshold: number,
  isClarified: IsClarified = () => false,
): ThresholdPoint {
  let inScope = 0;
  let right = 0;
  let wrong = 0;
  let clarified = 0;
  let unknownRejected = 0;
  for (const { intent, found } of messages) {
    const best = found[0];
    const isAccepted = best !== undefined && best.confidence >= threshold;
    if (intent === null) {
      if (!isAccepted) unknownRejected++;
      continue;
    }
    inScope++;
    if (isClarified(found, threshold)) clarified++;
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
    clarified: ratio(clarified, inScope),
    outOfScopeRecall: ratio(unknownRejected, messages.length - inScope),
    outOfScopePrecision: ratio(unknownRejected, unknownRejected + rejected),
  };
}
