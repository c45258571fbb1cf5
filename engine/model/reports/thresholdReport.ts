import { z } from 'zod';
import { dataFinding, share } from './nluReport.ts';

const count = z.number().int().min(0);

/** What a threshold (`policies.intentThreshold`) would have done. */
export const intentThresholdPoint = z.strictObject({
  threshold: share,
  /** Of the in-scope messages, the share that is understood, and rightly. */
  acceptedAccuracy: share,
  /** Of the in-scope messages, the share that is understood, but wrongly. */
  wronglyAccepted: share,
  /** Of the in-scope messages, the share that counts as not understood. */
  rejected: share,
  /**
   * Of the in-scope messages, the share after which the customer is asked which of two intents is meant, with the
   * project's margin; these are among the ones above, too.
   */
  clarified: share,
  /** Of the out-of-scope messages, the share that counts as not understood. */
  outOfScopeRecall: share,
  /** Of the messages that count as not understood, the share that is out of scope; 0 when there is none. */
  outOfScopePrecision: share,
});

/** What a margin (`policies.clarification.margin`) would have done; shares are of the in-scope messages unless it says otherwise. */
export const marginPoint = z.strictObject({
  margin: share,
  /** The customer is asked which of two intents is meant. */
  asked: share,
  /** They are asked where the best intent would have been wrong (or rejected), and the right one is among the two. */
  helped: share,
  /** They are asked although the best intent would have been accepted and right. */
  needless: share,
  /** An intent is accepted without asking, and it is the wrong one. */
  wrong: share,
  /** Of the out-of-scope messages, the share that is asked about. */
  outOfScopeAsked: share,
});

/** The trade-off between understanding messages and keeping out what is out of scope, and what to choose. */
export const thresholdReport = z.strictObject({
  examples: z.strictObject({
    inScope: count,
    outOfScope: count,
    /** True when the project has no out-of-scope messages, and intents that a model was not taught stood in. */
    standIn: z.boolean(),
    folds: count,
  }),
  /** Thresholds from 0 to 1 in steps of 0.01. */
  curve: z.array(intentThresholdPoint),
  /** As the project has it now. */
  current: intentThresholdPoint,
  /** Share of customers' messages that is assumed to be out of scope. */
  outOfScopeShare: share,
  /** With it most messages are dealt with rightly, see `suggestThreshold`; null without messages of both kinds. */
  suggested: intentThresholdPoint.nullable(),
  clarification: z.strictObject({
    /** Confidence below which an intent is not offered (`policies.clarification.minimum`), as the project has it. */
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

/** A question that was not needed is a nuisance, a misunderstanding a failure: two of the one weigh as much as the other. */
const COST_OF_A_QUESTION = 0.5;

/**
 * Chooses a clarification margin: the most messages helped, less half of those asked about needlessly. Of equally good
 * margins it is the smallest.
 *
 * @returns Null of an empty curve.
 */
export function suggestMargin(curve: readonly MarginPoint[]): MarginPoint | null {
  const gain = ({ helped, needless }: MarginPoint) => helped - COST_OF_A_QUESTION * needless;
  let best: MarginPoint | null = null;
  for (const point of curve) if (best === null || gain(point) > gain(best) + 1e-12) best = point;
  return best;
}

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
export function suggestIntentThreshold(
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
