// What a threshold and a margin would do to the messages that were predicted.
import type { NluResult } from '../../model/ports.ts';
import type { MarginPoint, ThresholdPoint } from '../../model/reports/thresholdReport.ts';
import type { PredictedMessage } from './examples.ts';
import { ratio } from './metrics.ts';

/** When a customer is asked which of two intents is meant. */
interface ClarificationPolicy {
  /** `policies.clarification.minimum`. */
  readonly minimum: number;
  /** `policies.intentThreshold`. */
  readonly threshold: number;
  /** The flow that an intent begins; two intents of one flow are the same to the customer. */
  readonly flowOf: (intent: string) => string | undefined;
}

/** Two intents that a customer would be asked about, and how far apart they are. */
export interface Clarification {
  readonly intents: readonly [string, string];
  readonly distance: number;
}

/**
 * The question that a message would bring up with a margin wide enough, as the policy of the machine decides it
 * (`engine/machine/policies/clarification.ts`) where every flow may begin.
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

const STEPS = 100;

/**
 * What each threshold from 0 to 1 would have done, in steps of 0.01.
 *
 * @returns Null unless there are in-scope and out-of-scope messages: with one kind alone there is nothing to trade.
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
 * What each of some margins would have done with messages.
 *
 * @param margins - A margin of 0 never asks.
 */
export function marginCurve(
  messages: readonly PredictedMessage[],
  margins: readonly number[],
  policy: ClarificationPolicy,
): MarginPoint[] {
  const looked = messages.map(({ intent, found }) => ({
    intent,
    best: found[0],
    question: clarificationOf(found, policy),
  }));
  return margins.map((margin) => {
    const counts = { inScope: 0, asked: 0, helped: 0, needless: 0, wrong: 0, outOfScopeAsked: 0 };
    for (const { intent, best, question } of looked) {
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
