import type { LinearClassifier } from './linearClassifier.ts';

const LARGEST = 127;

/**
 * Rounds trained weights to one byte each with a step size for each feature. Costs nothing measurable in
 * accuracy and makes a model a quarter of the size.
 *
 * @param weights - Row by row, one row of `biases.length` weights a feature.
 */
export function quantiseWeights(weights: Float32Array, biases: Float32Array): LinearClassifier {
  const classes = biases.length;
  const features = weights.length / classes;
  const quantised = new Int8Array(weights.length);
  const scales = new Float32Array(features);
  for (let feature = 0; feature < features; feature++) {
    const row = feature * classes;
    let largest = 0;
    for (let c = 0; c < classes; c++) largest = Math.max(largest, Math.abs(weights[row + c] ?? 0));
    if (largest === 0) continue;
    scales[feature] = largest / LARGEST;
    for (let c = 0; c < classes; c++) {
      quantised[row + c] = Math.round(((weights[row + c] ?? 0) / largest) * LARGEST);
    }
  }
  return { classes, weights: quantised, scales, biases };
}
