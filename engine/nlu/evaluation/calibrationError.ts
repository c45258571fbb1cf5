/** One judgement: how sure it was, in [0, 1], and whether it was right. */
export interface Judgement {
  readonly confidence: number;
  readonly right: boolean;
}

const BINS = 15;

/**
 * Expected calibration error: how far, on average, confidence is from the share of right answers among judgements
 * of about the same confidence (15 bins of equal width).
 *
 * @returns A number in [0, 1], 0 is best; 0 for no judgements.
 */
export function calibrationError(judgements: readonly Judgement[]): number {
  const gaps = new Float64Array(BINS);
  for (const { confidence, right } of judgements) {
    const bin = Math.min(BINS - 1, Math.floor(confidence * BINS));
    gaps[bin] = (gaps[bin] ?? 0) + confidence - (right ? 1 : 0);
  }
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / Math.max(1, judgements.length);
}
