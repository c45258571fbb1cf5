import type { SparseVector } from '../lexical/vectorise.ts';
import { seededRandom, shuffle } from './seededRandom.ts';

/** Weights of a linear classifier in full precision: one row of `classes` weights a feature. */
export interface FittedWeights {
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

/** What to learn from: the vectors, the class of each, and how many features and classes there are. */
export interface TrainingSet {
  readonly vectors: readonly SparseVector[];
  readonly targets: Int32Array;
  readonly features: number;
  readonly classes: number;
}

/** Strength of the L2 penalty is `1 / (INVERSE_PENALTY * examples)` on the mean loss. */
const INVERSE_PENALTY = 60;
const FIRST_RATE = 5;
const BIAS_RATE = 0.1;
/** Share of features hidden from each example in each pass, so that no single word decides alone. */
const DROPOUT = 0.5;
/** Probabilities off by less than this change nothing; skipping them makes the pass several times faster. */
const NEGLIGIBLE = 1e-4;
/** A rare class may weigh this much more than a frequent one in a single step, not more. */
const LARGEST_CLASS_WEIGHT = 3;

/**
 * Multinomial logistic regression with L2 penalty, fitted by stochastic gradient descent with feature dropout:
 * fixed seed, fixed order and a rate that falls linearly, so the same data give the same weights everywhere.
 *
 * @param onPass - Called after each pass over the data with the share done in (0, 1]; may throw to stop.
 */
export function fitLogisticRegression(
  { vectors, targets, features, classes }: TrainingSet,
  onPass: (done: number) => void = () => {},
): FittedWeights {
  const weights = new Float32Array(features * classes);
  const biases = new Float32Array(classes);
  const random = seededRandom(20_260_101);
  const order = Int32Array.from(vectors, (_, n) => n);
  const classWeights = balance(targets, classes);
  const passes = passesFor(vectors.length);
  const penalty = 1 / (INVERSE_PENALTY * vectors.length);
  const total = passes * vectors.length;

  const errors = new Float64Array(classes);
  const touched = new Int32Array(classes);
  const longest = vectors.reduce((most, vector) => Math.max(most, vector.indices.length), 0);
  const rows = new Int32Array(longest);
  const values = new Float64Array(longest);
  // Weights are kept divided by `shrink`, which makes the penalty one multiplication a step.
  let shrink = 1;
  let step = 0;

  for (let pass = 1; pass <= passes; pass++) {
    shuffle(order, random);
    for (const n of order) {
      const vector = vectors[n];
      const target = targets[n] ?? 0;
      if (vector === undefined) continue;
      let kept = 0;
      for (let at = 0; at < vector.indices.length; at++) {
        if (random.next() < DROPOUT) continue;
        rows[kept] = (vector.indices[at] ?? 0) * classes;
        values[kept] = (vector.values[at] ?? 0) / (1 - DROPOUT);
        kept++;
      }

      errors.fill(0);
      for (let at = 0; at < kept; at++) {
        const row = rows[at] ?? 0;
        const value = values[at] ?? 0;
        for (let c = 0; c < classes; c++) errors[c] = (errors[c] ?? 0) + value * (weights[row + c] ?? 0);
      }
      toErrors(errors, biases, shrink, target);

      const rate = FIRST_RATE * (1 - step / total);
      step++;
      shrink *= 1 - rate * penalty;
      const signed = -rate * (classWeights[target] ?? 1);
      let count = 0;
      for (let c = 0; c < classes; c++) {
        const error = errors[c] ?? 0;
        if (error > NEGLIGIBLE || error < -NEGLIGIBLE) touched[count++] = c;
      }
      for (let t = 0; t < count; t++) {
        const c = touched[t] ?? 0;
        biases[c] = (biases[c] ?? 0) + signed * BIAS_RATE * (errors[c] ?? 0);
      }
      for (let at = 0; at < kept; at++) {
        const row = rows[at] ?? 0;
        const value = (signed * (values[at] ?? 0)) / shrink;
        for (let t = 0; t < count; t++) {
          const c = touched[t] ?? 0;
          weights[row + c] = (weights[row + c] ?? 0) + value * (errors[c] ?? 0);
        }
      }
    }
    onPass(pass / passes);
  }
  for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] ?? 0) * shrink;
  return { weights, biases };
}

/** Turns unscaled scores into predicted probability minus truth, in place. */
function toErrors(scores: Float64Array, biases: Float32Array, shrink: number, target: number): void {
  let largest = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < scores.length; c++) {
    const score = (scores[c] ?? 0) * shrink + (biases[c] ?? 0);
    scores[c] = score;
    if (score > largest) largest = score;
  }
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const value = Math.exp((scores[c] ?? 0) - largest);
    scores[c] = value;
    sum += value;
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) / sum;
  scores[target] = (scores[target] ?? 0) - 1;
}

/** Weights that make every class count alike, however many examples it has. */
function balance(targets: Int32Array, classes: number): Float64Array {
  const counts = new Float64Array(classes);
  for (const target of targets) counts[target] = (counts[target] ?? 0) + 1;
  return counts.map((count) =>
    Math.min(LARGEST_CLASS_WEIGHT, targets.length / (classes * Math.max(1, count))),
  );
}

/** Small data need more passes to settle; large data see enough examples in a few. */
function passesFor(examples: number): number {
  return Math.max(6, Math.min(60, Math.round(240_000 / Math.max(1, examples))));
}
