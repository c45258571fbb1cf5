import type { SparseVector } from '../lexical/vectorise.ts';

/**
 * A linear classifier over sparse vectors, its weights in one byte each. The score of class `c` is
 * `biases[c]` + sum over features `f` of `value[f] * scales[f] * weights[f * classes + c]`.
 */
export interface LinearClassifier {
  readonly classes: number;
  /** One row of `classes` weights a feature. */
  readonly weights: Int8Array;
  /** One step size a feature. */
  readonly scales: Float32Array;
  readonly biases: Float32Array;
}

/** The score of every class, higher is likelier. */
export function linearScores(classifier: LinearClassifier, vector: SparseVector): Float64Array {
  const { classes, weights, scales, biases } = classifier;
  const scores = new Float64Array(biases);
  for (let at = 0; at < vector.length; at++) {
    const feature = vector.indices[at] ?? 0;
    const value = (vector.values[at] ?? 0) * (scales[feature] ?? 0);
    const row = feature * classes;
    for (let c = 0; c < classes; c++) scores[c] = (scores[c] ?? 0) + value * (weights[row + c] ?? 0);
  }
  return scores;
}
