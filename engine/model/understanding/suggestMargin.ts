import type { MarginPoint } from './thresholdReport.ts';

/** A question that was not needed is a nuisance, a misunderstanding a failure: two of the one weigh as much as the other. */
const COST_OF_A_QUESTION = 0.5;

/**
 * Chooses a clarification margin: the most messages helped, less half of those asked about needlessly. Of equally good
 * margins it is the smallest.
 *
 * @returns Null of an empty curve.
 */
export function suggestMargin(curve: readonly MarginPoint[]): MarginPoint | null {
  const gain = ({ helped, needless }: MarginPoint) => helped - COST_OF_A_QUESTION * needless;
  let best: MarginPoint | null = null;
  for (const point of curve) if (best === null || gain(point) > gain(best) + 1e-12) best = point;
  return best;
}
