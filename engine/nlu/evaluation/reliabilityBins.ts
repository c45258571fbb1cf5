import type { ReliabilityBin } from '../../model/understanding/nluReport.ts';
import type { Judgement } from './judgement.ts';

/** Bins of equal width that confidences are put into, as Guo et al. 2017 do. */
const BINS = 15;

/** Mean confidence and share of right answers by confidence; bins that hold nothing are left out. */
export function reliabilityBins(judgements: readonly Judgement[]): ReliabilityBin[] {
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
