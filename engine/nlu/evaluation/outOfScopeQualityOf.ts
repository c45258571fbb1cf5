import type { OutOfScopeQuality } from '../../model/understanding/nluReport.ts';
import { areaUnderRoc } from './areaUnderRoc.ts';
import { isInScope } from './inScopeExample.ts';
import type { PredictedMessage } from './predictedMessage.ts';
import { ratio } from './ratio.ts';

/**
 * How well messages outside of every intent are told from others: as a ranking, by the probability that a message shows any
 * of the intents; at a threshold, by the best one's confidence, which is what a conversation goes by.
 *
 * @returns Null when either kind is missing.
 */
export function outOfScopeQualityOf(
  messages: readonly PredictedMessage[],
  threshold: number,
): OutOfScopeQuality | null {
  const confidence = ({ found }: PredictedMessage) => found[0]?.confidence ?? 0;
  const inScope = messages.filter(isInScope);
  const outside = messages.filter((message) => !isInScope(message));
  const known = inScope.map(confidence);
  const unknown = outside.map(confidence);
  if (known.length === 0 || unknown.length === 0) return null;
  const rejected = unknown.filter((one) => one < threshold).length;
  const rejectedKnown = known.filter((one) => one < threshold).length;
  return {
    auroc: areaUnderRoc(inScope.map(anyIntent), outside.map(anyIntent)),
    recall: ratio(rejected, unknown.length),
    precision: ratio(rejected, rejected + rejectedKnown),
    threshold,
  };
}

/** What confidences leave to 1 is the probability that the message shows none of the intents. */
function anyIntent({ found }: PredictedMessage): number {
  return found.reduce((sum, { confidence }) => sum + confidence, 0);
}
