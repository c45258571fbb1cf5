import type { LabelSuspect } from '../../model/understanding/trainingDataReport.ts';
import { compareText } from '../classifier/compareText.ts';
import { isInScope } from './inScopeExample.ts';
import type { PredictedMessage } from './predictedMessage.ts';
import { ratio } from './ratio.ts';

/** A model that is surer of another intent than of all the rest together, itself included. */
const CONFIDENT = 0.5;

/**
 * Utterances that probably stand under the wrong intent, by confident learning (Northcutt, Jiang and Chuang 2021): a
 * model that was not taught the utterance is as sure of another intent as it is, on average, of the utterances that do
 * stand there. The largest margin between the two confidences comes first.
 *
 * @param messages - Each predicted by a model that was not taught it.
 */
export function findLabelSuspects(messages: readonly PredictedMessage[]): LabelSuspect[] {
  const inScope = messages.filter(isInScope);
  const sums = new Map<string, { sum: number; count: number }>();
  for (const { intent, found } of inScope) {
    const known = sums.get(intent) ?? { sum: 0, count: 0 };
    known.sum += confidenceIn(found, intent);
    known.count++;
    sums.set(intent, known);
  }
  return inScope
    .flatMap(({ text, intent, found }): LabelSuspect[] => {
      const best = found[0];
      const usual = sums.get(best?.intent ?? '');
      if (best === undefined || best.intent === intent || usual === undefined) return [];
      if (best.confidence < Math.max(CONFIDENT, ratio(usual.sum, usual.count))) return [];
      const ownConfidence = confidenceIn(found, intent);
      return [{ text, intent, suggested: best.intent, confidence: best.confidence, ownConfidence }];
    })
    .sort(
      (a, b) =>
        b.confidence - b.ownConfidence - (a.confidence - a.ownConfidence) ||
        compareText(a.intent, b.intent) ||
        compareText(a.text, b.text),
    );
}

/** Intents beyond the best few are as good as impossible. */
function confidenceIn(found: PredictedMessage['found'], intent: string): number {
  return found.find((one) => one.intent === intent)?.confidence ?? 0;
}
