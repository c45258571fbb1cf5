import { suggestThreshold } from '../../engine/model/understanding/suggestThreshold.ts';
import type { ThresholdPoint } from '../../engine/model/understanding/thresholdReport.ts';

/** The threshold with which most messages are dealt with rightly, when this share of them is out of scope; null without a curve. */
export function thresholdAdvice(
  curve: readonly ThresholdPoint[],
  outOfScopeShare: number,
): ThresholdPoint | null {
  return suggestThreshold(curve, { by: 'rightlyDealtWith', outOfScopeShare });
}
