/**
 * Turns scores into probabilities that sum to 1.
 *
 * @param temperature - Divides the scores; below 1 it sharpens the distribution, above 1 it flattens it.
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
  for (let c = 0; c < scores.length; c++) probabilities[c] = (probabilities[c] ?? 0) / sum;
  return probabilities;
}

/**
 * Combines the scores of both heads for one message: scores by words plus weighted scores by meaning. Both are logits,
 * whose sum combines independent evidence; this measured far better than averaged probabilities (see docs/accuracy.md).
 *
 * @param words - Scores by words, one for each class.
 * @param meaning - Scores by meaning, in the same order.
 * @param weight - Weight of the scores by meaning, at least 0.
 */
export function combineScores(words: Float64Array, meaning: Float64Array, weight: number): Float64Array {
  return words.map((score, c) => score + weight * (meaning[c] ?? 0));
}

/** Converts a classifier's scores into calibrated confidences. */
export interface Calibration {
  /** Divides the scores, so that of the messages with confidence 0.8 among the known intents, 80 % are correct. */
  readonly temperature: number;
  /** Logistic regression for whether the message shows any of the known intents. */
  readonly gate: Gate;
}

/** Weights of the gate. Both kinds of evidence can only raise the probability. */
export interface Gate {
  /** Weight of the best score divided by the temperature. */
  readonly strength: number;
  /** Weight of the share of the message that training has seen. */
  readonly coverage: number;
  readonly intercept: number;
}

/** The gate's evidence: the best score, made comparable between projects, and the coverage. */
export function gateEvidence(
  scores: Float64Array,
  coverage: number,
  temperature: number,
): readonly [strength: number, coverage: number] {
  let best = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < scores.length; c++) best = Math.max(best, scores[c] ?? 0);
  return [best / temperature, coverage];
}

/** Probability in [0, 1] that a message shows a known intent. */
export function inScopeProbability(
  { temperature, gate }: Calibration,
  scores: Float64Array,
  coverage: number,
): number {
  const [strength] = gateEvidence(scores, coverage, temperature);
  return logistic(gate.strength * strength + gate.coverage * coverage + gate.intercept);
}

/**
 * Confidence of each intent: the probability that the message shows any known intent, distributed among them. The rest
 * to 1 is the probability that it shows none.
 */
export function calibratedConfidences(
  calibration: Calibration,
  scores: Float64Array,
  coverage: number,
): Float64Array {
  const inScope = inScopeProbability(calibration, scores, coverage);
  const confidences = softmax(scores, calibration.temperature);
  for (let c = 0; c < confidences.length; c++) confidences[c] = inScope * (confidences[c] ?? 0);
  return confidences;
}

/** The logistic function, which maps any number to a probability. */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
