// The effect of thresholds and margins on predicted messages.
import type { NluResult } from '../../model/ports.ts';
import type { MarginPoint, ThresholdPoint } from '../../model/reports/thresholdReport.ts';
import type { PredictedMessage } from './examples.ts';
import { ratio } from './metrics.ts';

/** When a clarification is asked. */
interface ClarificationPolicy {
  /** `policies.clarification.minimum`. */
  readonly minimum: number;
  /** `policies.intentThreshold`. */
  readonly threshold: number;
  /** The flow that an intent starts; two intents of one flow need no clarification. */
  readonly flowOf: (intent: string) => string | undefined;
}

/** Two intents of a clarification and the difference of their confidences. */
export interface Clarification {
  readonly intents: readonly [string, string];
  readonly distance: number;
}

/**
 * The clarification of a message if the margin is large enough, decided like the machine's policy
 * (`engine/machine/policies/clarification.ts`) when every flow may start.
 */
export function clarificationOf(
  found: NluResult['intents'],
  { minimum, threshold, flowOf }: ClarificationPolicy,
): Clarification | undefined {
  let best: { readonly intent: string; readonly confidence: number; readonly flow: string } | undefined;
  for (const { intent, confidence } of found) {
    if (confidence < minimum) return undefined;
    const flow = flowOf(intent);
    if (flow === undefined) {
      if (best === undefined && confidence >= threshold) return undefined;
    } else if (best === undefined) best = { intent, confidence, flow };
    else if (best.flow !== flow)
      return { intents: [best.intent, intent], distance: best.confidence - confidence };
  }
  return undefined;
}

/** Whether a clarification is asked. */
export type IsClarified = (found: PredictedMessage['found'], threshold: number) => boolean;

/**
 * The effect of a threshold on messages.
 *
 * @param isClarified - By default, no clarification is asked.
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

const STEPS = 100;

/**
 * The effect of each threshold from 0 to 1, in steps of 0.01.
 *
 * @returns Null unless there are both in-scope and out-of-scope messages; otherwise there is no trade-off.
 */
export function thresholdCurve(
  messages: readonly PredictedMessage[],
  isClarified?: IsClarified,
): ThresholdPoint[] | null {
  if (messages.every(({ intent }) => intent !== null) || messages.every(({ intent }) => intent === null))
    return null;
  return Array.from({ length: STEPS + 1 }, (_, step) =>
    thresholdPointAt(messages, step / STEPS, isClarified),
  );
}

/**
 * The effect of margins on messages.
 *
 * @param margins - A margin of 0 never asks.
 */
export function marginCurve(
  messages: readonly PredictedMessage[],
  margins: readonly number[],
  policy: ClarificationPolicy,
): MarginPoint[] {
  const clarified = messages.map(({ intent, found }) => ({
    intent,
    best: found[0],
    question: clarificationOf(found, policy),
  }));
  return margins.map((margin) => {
    const counts = { inScope: 0, asked: 0, helped: 0, needless: 0, wrong: 0, outOfScopeAsked: 0 };
    for (const { intent, best, question } of clarified) {
      const asked = question !== undefined && question.distance < margin;
      if (intent === null) {
        if (asked) counts.outOfScopeAsked++;
        continue;
      }
      counts.inScope++;
      const isAccepted = best !== undefined && best.confidence >= policy.threshold;
      const isRight = isAccepted && best.intent === intent;
      if (asked) {
        counts.asked++;
        if (isRight) counts.needless++;
        else if (question.intents.includes(intent)) counts.helped++;
      } else if (isAccepted && !isRight) counts.wrong++;
    }
    const { inScope } = counts;
    return {
      margin,
      asked: ratio(counts.asked, inScope),
      helped: ratio(counts.helped, inScope),
      needless: ratio(counts.needless, inScope),
      wrong: ratio(counts.wrong, inScope),
      outOfScopeAsked: ratio(counts.outOfScopeAsked, messages.length - inScope),
    };
  });
}
