import type { ThresholdPoint } from '../../model/understanding/thresholdReport.ts';
import type { PredictedMessage } from './predictedMessage.ts';
import { type IsClarified, thresholdPointAt } from './thresholdPointAt.ts';

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
