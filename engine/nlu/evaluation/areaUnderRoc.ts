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
