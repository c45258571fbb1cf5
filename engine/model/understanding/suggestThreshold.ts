import type { ThresholdPoint } from './thresholdReport.ts';

/** Of five messages that customers write, one that the project cannot serve: what is assumed unless a project knows better. */
export const USUAL_OUT_OF_SCOPE_SHARE = 0.2;

/**
 * What a threshold is chosen for: that most messages are dealt with rightly, given the share of them that is out of scope;
 * or the best of accepted accuracy and out-of-scope recall that keeps the other at least so high.
 */
export type ThresholdCriterion =
  | { readonly by: 'rightlyDealtWith'; readonly outOfScopeShare: number }
  | { readonly by: 'acceptedAccuracy' | 'outOfScopeRecall'; readonly atLeast: number };

/**
 * Chooses a point of a trade-off curve. Of equally good thresholds it is the lowest: a customer would rather be understood.
 *
 * - `rightlyDealtWith`: highest mean of accepted accuracy and out-of-scope recall, weighed by how many messages are in
 *   and out of scope.
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
    if (criterion.by !== 'rightlyDealtWith' && point[criterion.by] < criterion.atLeast) continue;
    // Sums of shares that are equal may differ in the last bit.
    if (best === null || gain(point, criterion) > gain(best, criterion) + 1e-12) best = point;
  }
  return best;
}

function gain({ acceptedAccuracy, outOfScopeRecall }: ThresholdPoint, criterion: ThresholdCriterion): number {
  switch (criterion.by) {
    case 'rightlyDealtWith':
      return (
        (1 - criterion.outOfScopeShare) * acceptedAccuracy + criterion.outOfScopeShare * outOfScopeRecall
      );
    case 'acceptedAccuracy':
      return outOfScopeRecall;
    case 'outOfScopeRecall':
      return acceptedAccuracy;
  }
}
