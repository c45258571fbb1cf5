import type { IntentQuality } from '../../model/understanding/nluReport.ts';
import { compareText } from '../classifier/compareText.ts';
import type { InScopeExample } from './inScopeExample.ts';
import type { PredictedMessage } from './predictedMessage.ts';
import { ratio } from './ratio.ts';

/** Precision and recall of each intent that the messages show, whatever the confidence; worst F1 first. */
export function intentQualities(messages: readonly (PredictedMessage & InScopeExample)[]): IntentQuality[] {
  const counts = new Map<string, { support: number; right: number; taken: number }>();
  const of = (intent: string) => {
    const known = counts.get(intent) ?? { support: 0, right: 0, taken: 0 };
    counts.set(intent, known);
    return known;
  };
  for (const { intent, found } of messages) {
    const best = found[0]?.intent;
    of(intent).support++;
    if (best !== undefined) of(best).taken++;
    if (best === intent) of(intent).right++;
  }
  return [...counts]
    .filter(([, { support }]) => support > 0)
    .map(([intent, { support, right, taken }]) => ({
      intent,
      precision: ratio(right, taken),
      recall: ratio(right, support),
      f1: ratio(2 * right, support + taken),
      support,
      right,
    }))
    .sort((a, b) => a.f1 - b.f1 || compareText(a.intent, b.intent));
}
