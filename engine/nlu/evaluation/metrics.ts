// The metrics of understanding.
import type {
  Confusion,
  IntentQuality,
  NluReport,
  OutOfScopeQuality,
  ReliabilityBin,
} from '../../model/reports/nluReport.ts';
import { compareText } from '../classifier/deterministic.ts';
import { type InScopeExample, isInScope, type PredictedMessage } from './examples.ts';

/** Part of a whole; 0 of nothing. */
export function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/**
 * The smallest value that at least a share of all values does not exceed (nearest rank).
 *
 * @param part - In (0, 1].
 * @returns 0 of no values.
 */
export function percentile(values: readonly number[], part: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
}

/** One judgement: how sure it was, in [0, 1], and whether it was right. */
interface Judgement {
  readonly confidence: number;
  readonly right: boolean;
}

/** Bins of equal width that confidences are put into, as Guo et al. 2017 do. */
const BINS = 15;

/** Mean confidence and share of right answers by confidence; bins that hold nothing are left out. */
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
            // Sums of shares may exceed their number by the last bit.
            confidence: Math.min(1, confidence / count),
            accuracy: right / count,
          },
        ],
  );
}

/**
 * Expected calibration error (Naeini et al. 2015; Guo et al. 2017): how far, on average, confidence is from the share of
 * right answers among judgements of about the same confidence (15 bins of equal width).
 *
 * @returns A number in [0, 1], 0 is best; 0 for no judgements.
 */
export function calibrationError(judgements: readonly Judgement[]): number {
  const gap = reliabilityBins(judgements).reduce(
    (sum, { count, confidence, accuracy }) => sum + count * Math.abs(confidence - accuracy),
    0,
  );
  return gap / Math.max(1, judgements.length);
}

/**
 * Probability that a score of the first kind is above a score of the second, ties counting half: 1 when the two
 * kinds are told apart perfectly, 0.5 by chance.
 *
 * @returns NaN when either kind is missing.
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
/** With more intents than a person can look at, the rare confusions are left out. */
const MAX_CONFUSIONS = 2000;

/**
 * The cells of the confusion matrix off its diagonal, most frequent first. In-scope messages count by their best intent
 * whatever its confidence, out-of-scope ones only where the best confidence reaches the threshold.
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

/** Precision and recall of each intent that the messages show, whatever the confidence; worst F1 first. */
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
 * How well messages outside of every intent are told from others: as a ranking, by the probability that a message shows any
 * of the intents; at a threshold, by the best one's confidence, which is what a conversation goes by.
 *
 * @returns Null when either kind is missing.
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

/** What confidences leave to 1 is the probability that the message shows none of the intents. */
function anyIntent({ found }: PredictedMessage): number {
  return found.reduce((sum, { confidence }) => sum + confidence, 0);
}

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
