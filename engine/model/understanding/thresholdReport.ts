import { z } from 'zod';
import { dataFinding } from './dataFinding.ts';
import { share } from './share.ts';

const count = z.number().int().min(0);

/** What a threshold (`policies.intentThreshold`) would have done. */
export const thresholdPoint = z.strictObject({
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
  curve: z.array(thresholdPoint),
  /** As the project has it now. */
  current: thresholdPoint,
  /** Share of customers' messages that is assumed to be out of scope. */
  outOfScopeShare: share,
  /** With it most messages are dealt with rightly, see `suggestThreshold`; null without messages of both kinds. */
  suggested: thresholdPoint.nullable(),
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

export type ThresholdPoint = z.infer<typeof thresholdPoint>;
export type MarginPoint = z.infer<typeof marginPoint>;
export type ThresholdReport = z.infer<typeof thresholdReport>;
