/**
 * Turns scores into probabilities that sum to 1.
 *
 * @param temperature - Divides the scores: below 1 sharpens, above 1 flattens.
 */
export function softmax(scores: Float64Array, temperature: number): Float64Array {
  let largest = Number.NEGATIVE_INFINITY;
  for (const score of scores) largest = Math.max(largest, score);
  let sum = 0;
  const probabilities = scores.map((score) => {
    const value = Math.exp((score - largest) / temperature);
    sum += value;
    return value;
  });
  return probabilities.map((value) => value / sum);
}
