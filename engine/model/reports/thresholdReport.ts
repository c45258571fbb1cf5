import { z } from 'zod';
import { count, dataFinding, share } from './nluReport.ts';

/** The effect of a threshold (`policies.intentThreshold`). */
export const intentThresholdPoint = z.strictObject({
  threshold: share,
  /** Share of in-scope messages that are understood correctly. */
  acceptedAccuracy: share,
  /** Share of in-scope messages that are understood incorrectly. */
  wronglyAccepted: share,
  /** Share of in-scope messages that are rejected. */
  rejected: share,
  /** Share of in-scope messages that lead to a clarification with the project's margin; these also count above. */
  clarified: share,
  /** Share of out-of-scope messages that are rejected. */
  outOfScopeRecall: share,
  /** Share of the rejected messages that are out of scope; 0 if there is none. */
  outOfScopePrecision: share,
});

/**
 * The effect of a margin (`policies.clarification.margin`); shares are of the in-scope messages unless stated
 * otherwise.
 */
export const marginPoint = z.strictObject({
  margin: share,
  /** The customer is asked which of two intents is meant. */
  asked: share,
  /** Asked, and useful: the best intent would have been wrong or rejected, and the right one is offered. */
  helped: share,
  /** Asked needlessly: the best intent would have been accepted and right. */
  needless: share,
  /** Accepted without asking, but wrong. */
  wrong: share,
  /** Share of out-of-scope messages that lead to a clarification. */
  outOfScopeAsked: share,
});

/** The trade-off between understanding messages and rejecting out-of-scope ones, with a suggestion. */
export const thresholdReport = z.strictObject({
  examples: z.strictObject({
    inScope: count,
    outOfScope: count,
    /** True if the project has no out-of-scope messages, so that intents withheld from training were used instead. */
    standIn: z.boolean(),
    folds: count,
  }),
  /** Thresholds from 0 to 1 in steps of 0.01. */
  curve: z.array(intentThresholdPoint),
  /** The project's current setting. */
  current: intentThresholdPoint,
  /** Assumed share of customers' messages that is out of scope. */
  outOfScopeShare: share,
  /**
   * The threshold that handles most messages correctly, see `suggestIntentThreshold`; null without both kinds of
   * messages.
   */
  suggested: intentThresholdPoint.nullable(),
  clarification: z.strictObject({
    /** The project's minimum confidence of offered intents (`policies.clarification.minimum`). */
    minimum: share,
    /** Margins from 0 to 0.5 in steps of 0.01, at the suggested threshold. */
    curve: z.array(marginPoint),
    current: marginPoint,
    /** See `suggestMargin`; null without in-scope messages. */
    suggested: marginPoint.nullable(),
  }),
  findings: z.array(dataFinding),
});

export type ThresholdPoint = z.infer<typeof intentThresholdPoint>;
export type MarginPoint = z.infer<typeof marginPoint>;
export type ThresholdReport = z.infer<typeof thresholdReport>;

/**
 * A needless question is a nuisance, a misunderstanding a failure: two of the former weigh as much as one of the
 * latter.
 */
const COST_OF_A_QUESTION = 0.5;

/**
 * Chooses a clarification margin: the most messages helped minus half of those asked needlessly. Of equally good
 * margins, the smallest.
 *
 * @returns Null for an empty curve.
 */
export function suggestMargin(curve: readonly MarginPoint[]): MarginPoint | null {
  const gain = ({ helped, needless }: MarginPoint) => helped - COST_OF_A_QUESTION * needless;
  let best: MarginPoint | null = null;
  for (const point of curve) if (best === null || gain(point) > gain(best) + 1e-12) best = point;
  return best;
}

/** One in five messages is assumed to be out of scope, unless the project knows better. */
export const USUAL_OUT_OF_SCOPE_SHARE = 0.2;

/**
 * How a threshold is chosen: to handle most messages correctly, given the share that is out of scope; or to maximise
 * one of accepted accuracy and out-of-scope recall while keeping the other at a minimum.
 */
export type ThresholdCriterion =
  | { readonly by: 'rightlyDealtWith'; readonly outOfScopeShare: number }
  | { readonly by: 'acceptedAccuracy' | 'outOfScopeRecall'; readonly atLeast: number };

/**
 * Chooses a point of a trade-off curve. Of equally good thresholds, the lowest, since customers prefer to be
 * understood.
 *
 * - `rightlyDealtWith`: highest mean of accepted accuracy and out-of-scope recall, weighted by the share of in-scope
 *   and out-of-scope messages.
 * - `acceptedAccuracy`: highest out-of-scope recall among those with at least this accepted accuracy.
 * - `outOfScopeRecall`: highest accepted accuracy among those with at least this out-of-scope recall.
 *
 * @returns Null if no threshold reaches the minimum.
 */
export function suggestIntentThreshold(
  curve: readonly ThresholdPoint[],
  criterion: ThresholdCriterion,
): ThresholdPoint | null {
  let best: ThresholdPoint | null = null;
  for (const point of curve) {
    if (criterion.by !== 'rightlyDealtWith' && point[criterion.by] < criterion.atLeast) continue;
    // Equal sums of shares may differ in the last bit.
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
