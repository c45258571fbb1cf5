/**
 * What both heads say of one message together: scores by words plus weighted scores by meaning. Both are logits, whose
 * sum is what two independent witnesses are worth; measured far better than averaged probabilities (see
 * docs/accuracy.md).
 *
 * @param words - Scores by words, one a class.
 * @param meaning - Scores by meaning, in the same order.
 * @param weight - Of the scores by meaning, at least 0.
 */
export function combineScores(words: Float64Array, meaning: Float64Array, weight: number): Float64Array {
  return words.map((score, c) => score + weight * (meaning[c] ?? 0));
}
