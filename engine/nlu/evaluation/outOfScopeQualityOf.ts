import type { OutOfScopeQuality } from '../../model/understanding/nluReport.ts';
import { areaUnderRoc } from './areaUnderRoc.ts';
import { isInScope } from './inScopeExample.ts';
import type { PredictedMessage } from './predictedMessage.ts';
import { ratio } from './ratio.ts';

/**
 * How well the best confidence tells messages outside of every intent from others.
 *
 * @returns Null when either kind is missing.
 */
export function outOfScopeQualityOf(
  messages: readonly PredictedMessage[],
  threshold: number,
): OutOfScopeQuality | null {
  const confidence = ({ found }: PredictedMessage) => found[0]?.confidence ?? 0;
  const known = messages.filter(isInScope).map(confidence);
  const unknown = messages.filter((message) => !isInScope(message)).map(confidence);
  if (known.length === 0 || unknown.length === 0) return null;
  const rejected = unknown.filter((one) => one < threshold).length;
  const rejectedKnown = known.filter((one) => one < threshold).length;
  return {
    auroc: areaUnderRoc(known, unknown),
    recall: ratio(rejected, unknown.length),
    precision: ratio(rejected, rejected + rejectedKnown),
    threshold,
  };
}
