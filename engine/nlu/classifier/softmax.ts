/**
 * Turns scores into probabilities that sum to 1.
 *
 * @param temperature - Divides the scores: below 1 sharpens, above 1 flattens.
 */
export function softmax(scores: Float64Array, temperature: number): Float64Array {
  let largest = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < scores.length; c++) largest = Math.max(largest, scores[c] ?? 0);
  const probabilities = new Float64Array(scores.length);
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const value = Math.exp(((scores[c] ?? 0) - largest) / temperature);
    probabilities[c] = value;
    sum += value;
  }
  for (let c = 0; c < probabilities.length; c++) probabilities[c] = (probabilities[c] ?? 0) / sum;
  return probabilities;
}
