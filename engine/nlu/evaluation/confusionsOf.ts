import type { Confusion } from '../../model/understanding/nluReport.ts';
import { compareText } from '../classifier/compareText.ts';
import type { PredictedMessage } from './predictedMessage.ts';

const EXAMPLES = 5;
/** With more intents than a person can look at, the rare confusions are left out. */
const MOST = 2000;

/**
 * The cells of the confusion matrix off its diagonal, most frequent first. In-scope messages count by their best intent
 * whatever its confidence, out-of-scope ones only where the best confidence reaches the threshold.
 */
export function confusionsOf(messages: readonly PredictedMessage[], threshold: number): Confusion[] {
  const cells = new Map<string, { readonly cell: Confusion; readonly texts: string[] }>();
  for (const { text, intent, found } of messages) {
    const best = found[0];
    if (intent === null && (best === undefined || best.confidence < threshold)) continue;
    const taken = best?.intent ?? null;
    if (taken === intent) continue;
    const key = JSON.stringify([intent, taken]);
    const known = cells.get(key);
    if (known === undefined) {
      const texts = [text];
      cells.set(key, { cell: { intent, found: taken, count: 1, examples: texts }, texts });
      continue;
    }
    known.cell.count++;
    if (known.texts.length < EXAMPLES) known.texts.push(text);
  }
  return [...cells]
    .sort(([one, a], [other, b]) => b.cell.count - a.cell.count || compareText(one, other))
    .slice(0, MOST)
    .map(([, { cell }]) => cell);
}
