import type { NluReport } from '../../model/understanding/nluReport.ts';
import { calibrationError } from './calibrationError.ts';
import { confusionsOf } from './confusionsOf.ts';
import { isInScope } from './inScopeExample.ts';
import { intentQualities } from './intentQualities.ts';
import { outOfScopeQualityOf } from './outOfScopeQualityOf.ts';
import type { PredictedMessage } from './predictedMessage.ts';
import { ratio } from './ratio.ts';
import { reliabilityBins } from './reliabilityBins.ts';

/** The figures of a report that follow from what was predicted. */
export type Quality = Pick<
  NluReport,
  | 'accuracy'
  | 'acceptedAccuracy'
  | 'macroF1'
  | 'perIntent'
  | 'confusions'
  | 'outOfScope'
  | 'threshold'
  | 'calibrationError'
  | 'reliability'
>;

/**
 * Measures predictions of messages that the model was not taught.
 *
 * @param threshold - Confidence below which a message counts as not understood.
 */
export function qualityOf(messages: readonly PredictedMessage[], threshold: number): Quality {
  const inScope = messages.filter(isInScope);
  const judgements = inScope.map(({ intent, found }) => ({
    confidence: found[0]?.confidence ?? 0,
    right: found[0]?.intent === intent,
  }));
  const right = judgements.filter((one) => one.right);
  const accepted = right.filter(({ confidence }) => confidence >= threshold);
  const perIntent = intentQualities(inScope);
  return {
    accuracy: ratio(right.length, inScope.length),
    acceptedAccuracy: ratio(accepted.length, inScope.length),
    macroF1: ratio(
      perIntent.reduce((sum, { f1 }) => sum + f1, 0),
      perIntent.length,
    ),
    perIntent,
    confusions: confusionsOf(messages, threshold),
    outOfScope: outOfScopeQualityOf(messages, threshold),
    threshold,
    calibrationError: calibrationError(judgements),
    reliability: reliabilityBins(judgements),
  };
}
