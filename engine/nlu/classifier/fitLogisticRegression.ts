import type { Random } from '../../base/ports.ts';
import type { SparseVector } from '../lexical/vocabulary.ts';
import { seededRandom, shuffle } from './deterministic.ts';

/** The rows of a weight matrix that one training step touches. Reused from step to step: training is all loops. */
interface ActiveRows {
  /** Where each row begins in the weights. */
  readonly offsets: Int32Array;
  /** How strongly each row's feature is in the example. */
  readonly values: Float64Array;
  length: number;
}

/** Makes room for examples with at most this many features. */
function newActiveRows(most: number): ActiveRows {
  return { offsets: new Int32Array(most), values: new Float64Array(most), length: 0 };
}

/** Takes a random share of an example's features, scaled so that their expected sum stays. */
function selectRows(
  active: ActiveRows,
  vector: SparseVector,
  classes: number,
  share: number,
  random: Random,
): void {
  active.length = 0;
  for (let at = 0; at < vector.indices.length; at++) {
    if (random.next() >= share) continue;
    active.offsets[active.length] = (vector.indices[at] ?? 0) * classes;
    active.values[active.length] = (vector.values[at] ?? 0) / share;
    active.length++;
  }
}

/** Sums the rows, each times its value, into `scores`: four at a time, so that a score is read and written once for four. */
function scoreRows(
  { offsets, values, length }: ActiveRows,
  weights: Float32Array,
  scores: Float64Array,
): void {
  scores.fill(0);
  const classes = scores.length;
  let at = 0;
  for (; at + 4 <= length; at += 4) {
    const [a = 0, b = 0, d = 0, e = 0] = [offsets[at], offsets[at + 1], offsets[at + 2], offsets[at + 3]];
    const [v = 0, w = 0, x = 0, y = 0] = [values[at], values[at + 1], values[at + 2], values[at + 3]];
    for (let c = 0; c < classes; c++) {
      scores[c] =
        (scores[c] as number) +
        v * (weights[a + c] as number) +
        w * (weights[b + c] as number) +
        x * (weights[d + c] as number) +
        y * (weights[e + c] as number);
    }
  }
  for (; at < length; at++) {
    const offset = offsets[at] ?? 0;
    const value = values[at] ?? 0;
    for (let c = 0; c < classes; c++) {
      scores[c] = (scores[c] as number) + value * (weights[offset + c] as number);
    }
  }
}

/** Adds `factor` times value times error to each row, for the first `count` of the listed classes. */
function addRows(
  { offsets, values, length }: ActiveRows,
  weights: Float32Array,
  listed: Int32Array,
  errors: Float64Array,
  count: number,
  factor: number,
): void {
  for (let at = 0; at < length; at++) {
    const offset = offsets[at] ?? 0;
    const value = factor * (values[at] ?? 0);
    for (let n = 0; n < count; n++) {
      const place = offset + (listed[n] as number);
      weights[place] = (weights[place] as number) + value * (errors[n] as number);
    }
  }
}

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

/** How to learn; what suits depends on the kind of features. */
export interface LearningPlan {
  /** Passes over the data. */
  readonly passes: number;
  /** Size of the first step; it falls linearly to nothing. */
  readonly firstRate: number;
  /** Share of features hidden from each example in each pass, so that no single one decides alone. */
  readonly dropout: number;
  /** Strength of the L2 penalty is `1 / (inversePenalty * examples)` on the mean loss. */
  readonly inversePenalty: number;
  /** Probabilities off by less than this are left alone: they change nothing, and skipping them saves most of the time. */
  readonly negligible: number;
}

const BIAS_RATE = 0.1;
/** A rare class may weigh this much more than a frequent one in a single step, not more. */
const MAX_CLASS_WEIGHT = 3;
const SEED = 20_260_101;

/** Everything a training step reads and writes, allocated once. */
interface Fit extends FittedWeights {
  readonly random: Random;
  readonly active: ActiveRows;
  readonly errors: Float64Array;
  readonly wrong: Int32Array;
  readonly wrongErrors: Float64Array;
  /** Share of features that an example shows in a pass. */
  readonly shown: number;
  readonly negligible: number;
  /** Weights are kept divided by this, which makes the penalty one multiplication a step. */
  shrink: number;
}

/**
 * Multinomial logistic regression with L2 penalty, fitted by stochastic gradient descent with feature dropout:
 * fixed seed, fixed order and a rate that falls linearly, so the same data give the same weights everywhere.
 *
 * @param plan - How to learn.
 * @param onPass - Called after each pass over the data with the share done in (0, 1]; may throw to stop.
 */
export function fitLogisticRegression(
  { vectors, targets, features, classes }: TrainingSet,
  plan: LearningPlan,
  onPass: (done: number) => void = () => {},
): FittedWeights {
  const fit: Fit = {
    weights: new Float32Array(features * classes),
    biases: new Float32Array(classes),
    random: seededRandom(SEED),
    active: newActiveRows(vectors.reduce((most, vector) => Math.max(most, vector.indices.length), 0)),
    errors: new Float64Array(classes),
    wrong: new Int32Array(classes),
    wrongErrors: new Float64Array(classes),
    shown: 1 - plan.dropout,
    negligible: plan.negligible,
    shrink: 1,
  };
  const { passes, firstRate, inversePenalty } = plan;
  const order = Int32Array.from(vectors, (_, n) => n);
  const classWeights = balance(targets, classes);
  const penalty = 1 / (inversePenalty * vectors.length);
  let step = 0;
  for (let pass = 1; pass <= passes; pass++) {
    shuffle(order, fit.random);
    for (const n of order) {
      const vector = vectors[n];
      if (vector === undefined) continue;
      const target = targets[n] ?? 0;
      const rate = firstRate * (1 - step / (passes * vectors.length));
      learn(fit, vector, target, rate * (classWeights[target] ?? 1), rate * penalty);
      step++;
    }
    onPass(pass / passes);
  }
  const { weights, biases, shrink } = fit;
  for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] ?? 0) * shrink;
  return { weights, biases };
}

/** One step of descent on one example. */
function learn(fit: Fit, vector: SparseVector, target: number, rate: number, penalty: number): void {
  const { weights, biases, active, errors, wrong, wrongErrors } = fit;
  selectRows(active, vector, errors.length, fit.shown, fit.random);
  scoreRows(active, weights, errors);
  toErrors(errors, biases, fit.shrink, target);
  const count = listWrong(errors, fit.negligible, wrong, wrongErrors);
  fit.shrink *= 1 - penalty;
  for (let at = 0; at < count; at++) {
    const c = wrong[at] ?? 0;
    biases[c] = (biases[c] ?? 0) - rate * BIAS_RATE * (wrongErrors[at] ?? 0);
  }
  addRows(active, weights, wrong, wrongErrors, count, -rate / fit.shrink);
}

/** Turns scores without shrinking and bias into predicted probability minus truth, in place. */
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

/** Lists the classes whose probability is worth correcting, with their errors; returns how many they are. */
function listWrong(
  errors: Float64Array,
  negligible: number,
  wrong: Int32Array,
  wrongErrors: Float64Array,
): number {
  let count = 0;
  for (let c = 0; c < errors.length; c++) {
    const error = errors[c] ?? 0;
    if (Math.abs(error) <= negligible) continue;
    wrong[count] = c;
    wrongErrors[count] = error;
    count++;
  }
  return count;
}

/** Weights that make every class count alike, however many examples it has. */
function balance(targets: Int32Array, classes: number): Float64Array {
  const counts = new Float64Array(classes);
  for (const target of targets) counts[target] = (counts[target] ?? 0) + 1;
  return counts.map((count) => Math.min(MAX_CLASS_WEIGHT, targets.length / (classes * Math.max(1, count))));
}
