import type { ThresholdPoint } from './thresholdReport.ts';

/**
 * What a threshold is chosen for: the best mean of accepted accuracy and out-of-scope recall, or the best of one that
 * keeps the other at least so high.
 */
export type ThresholdCriterion =
  | { readonly by: 'balance' }
  | { readonly by: 'acceptedAccuracy' | 'outOfScopeRecall'; readonly atLeast: number };

/**
 * Chooses a point of a trade-off curve. Of equally good thresholds it is the lowest: a customer would rather be understood.
 *
 * - `balance`: highest mean of accepted accuracy and out-of-scope recall.
 * - `acceptedAccuracy`: highest out-of-scope recall of those that keep the accepted accuracy.
 * - `outOfScopeRecall`: highest accepted accuracy of those that keep the out-of-scope recall.
 *
 * @returns Null when no threshold keeps what is asked for.
 */
export function suggestThreshold(
  curve: readonly ThresholdPoint[],
  criterion: ThresholdCriterion,
): ThresholdPoint | null {
  let best: ThresholdPoint | null = null;
  for (const point of curve) {
    if (criterion.by !== 'balance' && point[criterion.by] < criterion.atLeast) continue;
    if (best === null || gain(point, criterion) > gain(best, criterion) + 1e-12) best = point;
  }
  return best;
}

function gain({ acceptedAccuracy, outOfScopeRecall }: ThresholdPoint, { by }: ThresholdCriterion): number {
  if (by === 'balance') return (acceptedAccuracy + outOfScopeRecall) / 2;
  return by === 'acceptedAccuracy' ? outOfScopeRecall : acceptedAccuracy;
}
