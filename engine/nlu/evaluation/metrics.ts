// Metrics of intent recognition.
import type {
  Confusion,
  IntentQuality,
  NluReport,
  OutOfScopeQuality,
  ReliabilityBin,
} from '../../model/reports/nluReport.ts';
import { compareText } from '../classifier/deterministic.ts';
import { type InScopeExample, isInScope, type PredictedMessage } from './examples.ts';

/** A share of a whole; 0 if the whole is 0. */
export function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/**
 * The smallest value that at least a share of all values does not exceed (nearest rank).
 *
 * @param part - In (0, 1].
 * @returns 0 if there are no values.
 */
export function percentile(values: readonly number[], part: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
}

/** One prediction: its confidence in [0, 1], and whether it was correct. */
interface Judgement {
  readonly confidence: number;
  readonly right: boolean;
}

/** Number of bins of equal width for confidences, as in Guo et al. 2017. */
const BINS = 15;

/** Mean confidence and share of correct predictions by confidence; empty bins are left out. */
function reliabilityBins(judgements: readonly Judgement[]): ReliabilityBin[] {
  const bins = Array.from({ length: BINS }, () => ({ count: 0, confidence: 0, right: 0 }));
  for (const { confidence, right } of judgements) {
    const bin = bins[Math.min(BINS - 1, Math.floor(confidence * BINS))];
    if (bin === undefined) continue;
    bin.count++;
    bin.confidence += confidence;
    if (right) bin.right++;
  }
  return bins.flatMap(({ count, confidence, right }, place) =>
    count === 0
      ? []
      : [
          {
            from: place / BINS,
            to: (place + 1) / BINS,
            count,
            // Rounding may make the mean slightly larger than 1.
            confidence: Math.min(1, confidence / count),
            accuracy: right / count,
          },
        ],
  );
}

/**
 * Expected calibration error (Naeini et al. 2015; Guo et al. 2017): how far, on average, confidence is from the share
 * of correct predictions with similar confidence (15 bins of equal width).
 *
 * @returns A number in [0, 1], where 0 is best; 0 if there are no predictions.
 */
export function calibrationError(judgements: readonly Judgement[]): number {
  const gap = reliabilityBins(judgements).reduce(
    (sum, { count, confidence, accuracy }) => sum + count * Math.abs(confidence - accuracy),
    0,
  );
  return gap / Math.max(1, judgements.length);
}

/**
 * Probability that a score of the first kind is above a score of the second, with ties counting half: 1 if they are
 * separated perfectly, 0.5 by chance.
 *
 * @returns NaN if either kind is missing.
 */
export function areaUnderRoc(positives: readonly number[], negatives: readonly number[]): number {
  const all = [
    ...positives.map((score) => ({ score, positive: true })),
    ...negatives.map((score) => ({ score, positive: false })),
  ].sort((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let first = 0; first < all.length; ) {
    let end = first;
    while (end < all.length && all[end]?.score === all[first]?.score) end++;
    const meanRank = (first + end + 1) / 2;
    for (const { positive } of all.slice(first, end)) if (positive) rankSum += meanRank;
    first = end;
  }
  const pairs = positives.length * negatives.length;
  return (rankSum - (positives.length * (positives.length + 1)) / 2) / pairs;
}

const EXAMPLES = 5;
/** Maximum number of confusions; rarer ones are left out. */
const MAX_CONFUSIONS = 2000;

/**
 * The off-diagonal cells of the confusion matrix, most frequent first. In-scope messages count with their best intent
 * whatever its confidence, out-of-scope ones only if the best confidence reaches the threshold.
 */
function confusionsOf(messages: readonly PredictedMessage[], threshold: number): Confusion[] {
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
    .slice(0, MAX_CONFUSIONS)
    .map(([, { cell }]) => cell);
}

/** Precision and recall of each intent of the messages, at any confidence; worst F1 first. */
function intentQualities(messages: readonly (PredictedMessage & InScopeExample)[]): IntentQuality[] {
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

/**
 * How well out-of-scope messages are separated from others: as a ranking, by the probability that a message shows any
 * intent; at a threshold, by the best intent's confidence, which is what conversations use.
 *
 * @returns Null if either kind is missing.
 */
function outOfScopeQualityOf(
  messages: readonly PredictedMessage[],
  threshold: number,
): OutOfScopeQuality | null {
  const confidence = ({ found }: PredictedMessage) => found[0]?.confidence ?? 0;
  const inScope = messages.filter(isInScope);
  const outside = messages.filter((message) => !isInScope(message));
  const known = inScope.map(confidence);
  const unknown = outside.map(confidence);
  if (known.length === 0 || unknown.length === 0) return null;
  const rejected = unknown.filter((one) => one < threshold).length;
  const rejectedKnown = known.filter((one) => one < threshold).length;
  return {
    auroc: areaUnderRoc(inScope.map(anyIntent), outside.map(anyIntent)),
    recall: ratio(rejected, unknown.length),
    precision: ratio(rejected, rejected + rejectedKnown),
    threshold,
  };
}

/** The probability that the message shows any of the intents. */
function anyIntent({ found }: PredictedMessage): number {
  return found.reduce((sum, { confidence }) => sum + confidence, 0);
}

/** The metrics of a report that are computed from predictions. */
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
 * Computes the metrics of predictions for messages that the model was not trained on.
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
