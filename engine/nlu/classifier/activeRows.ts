import type { Random } from '../../base/ports.ts';
import type { SparseVector } from '../lexical/vectorise.ts';

/** The rows of a weight matrix that one training step touches. Reused from step to step: training is all loops. */
export interface ActiveRows {
  /** Where each row begins in the weights. */
  readonly offsets: Int32Array;
  /** How strongly each row's feature is in the example. */
  readonly values: Float64Array;
  length: number;
}

/** Makes room for examples with at most this many features. */
export function newActiveRows(most: number): ActiveRows {
  return { offsets: new Int32Array(most), values: new Float64Array(most), length: 0 };
}

/** Takes a random share of an example's features, scaled so that their expected sum stays. */
export function selectRows(
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
export function scoreRows(
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
export function addRows(
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
