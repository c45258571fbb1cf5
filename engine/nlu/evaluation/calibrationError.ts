import type { Judgement } from './judgement.ts';
import { reliabilityBins } from './reliabilityBins.ts';

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
