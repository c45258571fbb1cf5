import type { MarginPoint } from '../../model/understanding/thresholdReport.ts';
import { type ClarificationPolicy, clarificationOf } from './clarificationOf.ts';
import type { PredictedMessage } from './predictedMessage.ts';
import { ratio } from './ratio.ts';

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
