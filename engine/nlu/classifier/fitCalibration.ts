// Fits to held-out predictions how the heads are mixed and how confident a prediction is.
import {
  type Calibration,
  calibratedConfidences,
  combineScores,
  type Gate,
  gateEvidence,
  logistic,
  softmax,
} from './calibration.ts';
import type { HeldOutByHead, HeldOutPrediction } from './crossValidate.ts';

/** Where the search starts and what it returns without evidence: usual for a dozen intents with 20 examples each. */
export const DEFAULT_TEMPERATURE = 0.35;
/** How far, in natural logarithms, temperatures of projects usually differ. */
const TEMPERATURE_SPREAD = 0.5;
const LOWEST = Math.log(0.05);
const HIGHEST = Math.log(5);
const STEPS = 40;

/**
 * Finds the temperature under which held-out predictions are likeliest, leaning on the usual one while there are
 * few of them.
 */
export function fitTemperature(heldOut: readonly HeldOutPrediction[]): number {
  const known = heldOut.filter((prediction) => prediction.target !== undefined);
  const cost = (logTemperature: number): number => {
    const temperature = Math.exp(logTemperature);
    let sum = 0.5 * ((logTemperature - Math.log(DEFAULT_TEMPERATURE)) / TEMPERATURE_SPREAD) ** 2;
    for (const { scores, target } of known) {
      sum -= Math.log(Math.max(1e-9, softmax(scores, temperature)[target ?? 0] ?? 0));
    }
    return sum;
  };
  return Math.exp(goldenSection(cost, LOWEST, HIGHEST));
}

/** Minimum of a function with one minimum. */
function goldenSection(cost: (x: number) => number, from: number, to: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = from;
  let high = to;
  let left = high - ratio * (high - low);
  let right = low + ratio * (high - low);
  let leftCost = cost(left);
  let rightCost = cost(right);
  for (let step = 0; step < STEPS; step++) {
    if (leftCost < rightCost) {
      high = right;
      right = left;
      rightCost = leftCost;
      left = high - ratio * (high - low);
      leftCost = cost(left);
    } else {
      low = left;
      left = right;
      leftCost = rightCost;
      right = low + ratio * (high - low);
      rightCost = cost(right);
    }
  }
  return (low + high) / 2;
}

/** The predictions of a model that gives meaning a weight. */
export function mixedPredictions(
  heldOut: readonly HeldOutByHead[],
  weight: number,
): readonly HeldOutPrediction[] {
  return heldOut.map(({ scores, meaning, coverage, target }) => ({
    scores: meaning === undefined ? scores : combineScores(scores, meaning, weight),
    coverage,
    target,
  }));
}

/** How much meaning counts beside words in projects of usual size. */
const DEFAULT_WEIGHT = 0.7;
/** How far weights of projects usually differ. */
const WEIGHT_SPREAD = 0.35;
const WEIGHTS = [0, 0.25, 0.4, 0.55, 0.7, 0.85, 1, 1.25];

/**
 * Chooses how much meaning counts beside words: the weight under which held-out examples are likeliest, leaning on the
 * usual one while there are few. In a language that the encoder does not know, that is none.
 */
export function fitMeaningWeight(heldOut: readonly HeldOutByHead[]): number {
  let best = DEFAULT_WEIGHT;
  let least = Number.POSITIVE_INFINITY;
  for (const weight of WEIGHTS) {
    const predictions = mixedPredictions(heldOut, weight);
    const temperature = fitTemperature(predictions);
    let cost = 0.5 * ((weight - DEFAULT_WEIGHT) / WEIGHT_SPREAD) ** 2;
    for (const { scores, target } of predictions) {
      if (target !== undefined) cost -= Math.log(Math.max(1e-9, softmax(scores, temperature)[target] ?? 0));
    }
    if (cost < least) {
      least = cost;
      best = weight;
    }
  }
  return best;
}

/** From where words alone decide while there is too little to learn it from. */
const DEFAULT_SURE_CONFIDENCE = 0.95;
const CANDIDATE_CONFIDENCES = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.925, 0.95, 0.975, 0.99];
/** Fewer held-out messages say too little. */
const MIN_MESSAGES = 200;
/** Share of messages that may be judged worse for being judged by words alone. */
const TOLERATED = 0.0003;

/** Held-out messages as one way of judging scored them, with what makes confidences of its scores. */
interface Judged {
  readonly heldOut: readonly HeldOutPrediction[];
  readonly calibration: Calibration;
}

/**
 * Finds the confidence by words from which a message need not be encoded: encoding takes milliseconds, words take
 * microseconds. Asked are only messages on which both ways differ: too few may come out worse.
 *
 * @param both - Judged by words and meaning; the same messages in the same order.
 * @returns A confidence in [0.5, 1.01]; at more than 1 every message is encoded.
 */
export function fitSureConfidence(words: Judged, both: Judged): number {
  if (words.heldOut.length < MIN_MESSAGES) return DEFAULT_SURE_CONFIDENCE;
  const byBoth = bests(both);
  const judged = bests(words).map((byWords, n) => ({
    sureness: byWords.confidence,
    harm: (byBoth[n]?.merit ?? 0) - byWords.merit,
  }));
  for (const sureness of CANDIDATE_CONFIDENCES) {
    const harm = judged.reduce((sum, one) => sum + (one.sureness >= sureness ? one.harm : 0), 0);
    if (harm <= Math.max(1, TOLERATED * judged.length)) return sureness;
  }
  return 1.01;
}

/** The best confidence of each message, and its merit: one when it is taken for what it is, or left alone as none of ours. */
function bests({ heldOut, calibration }: Judged): { readonly confidence: number; readonly merit: number }[] {
  return heldOut.map(({ scores, coverage, target }) => {
    const confidences = calibratedConfidences(calibration, scores, coverage);
    let place = 0;
    for (let c = 1; c < confidences.length; c++) {
      if ((confidences[c] ?? 0) > (confidences[place] ?? 0)) place = c;
    }
    const confidence = confidences[place] ?? 0;
    const taken = confidence >= 0.5 ? place : undefined;
    return { confidence, merit: taken === target ? 1 : 0 };
  });
}

/**
 * How many out-of-scope messages to expect for each one that a project can serve: the fewer its intents, the more of
 * what customers write lies outside of them. Chosen on the validation data of CLINC150, whole and in parts.
 */
function outOfScopeShare(classes: number): number {
  return Math.max(0.04, 3 / classes);
}

/** The gate that projects of usual size end up with; stands in while there is too little to learn it from. */
export const DEFAULT_GATE: Gate = { strength: 0.9, coverage: 2, intercept: -5.5 };

/**
 * The gate of a project with one or two intents. There is no third to compare with, so only how much of a
 * message is known counts; the share that a typical message reaches grows with the number of examples.
 */
export function gateForFewIntents(examples: number): Gate {
  const slope = 12;
  const middle = 0.2 + 0.065 * Math.log(Math.max(1, examples));
  return { strength: 0, coverage: slope, intercept: -slope * middle };
}

/** Imagined messages judged by the usual gate. They carry the fit where a project has few examples. */
const IMAGINED = [0, 4, 8].flatMap((strength) =>
  [0.2, 0.6, 1].map((coverage) => [strength, coverage] as const),
);

const SWEEPS = 300;

interface Row {
  readonly evidence: readonly number[];
  readonly label: number;
  readonly weight: number;
}

/**
 * Learns from held-out predictions how to tell messages about known intents from others.
 *
 * @param temperature - The temperature of the same calibration; it makes scores of different projects comparable.
 * @param classes - Number of intents of the whole project.
 */
export function fitGate(heldOut: readonly HeldOutPrediction[], temperature: number, classes: number): Gate {
  const inScope = heldOut.filter((prediction) => prediction.target !== undefined).length;
  const outOfScope = heldOut.length - inScope;
  if (inScope === 0 || outOfScope === 0) return DEFAULT_GATE;
  const rows: Row[] = heldOut.map(({ scores, coverage, target }) => ({
    evidence: gateEvidence(scores, coverage, temperature),
    label: target === undefined ? 0 : 1,
    weight: target === undefined ? (outOfScopeShare(classes) * inScope) / outOfScope : 1,
  }));
  for (const evidence of IMAGINED) rows.push({ evidence, label: defaultJudgement(evidence), weight: 1 });
  return minimise(rows);
}

function defaultJudgement([strength, coverage]: readonly [number, number]): number {
  return logistic(
    DEFAULT_GATE.strength * strength + DEFAULT_GATE.coverage * coverage + DEFAULT_GATE.intercept,
  );
}

/**
 * Weighted logistic regression with non-negative slopes, by coordinate descent on centred evidence. Each step
 * uses the largest curvature possible, so that it can never overshoot.
 */
function minimise(rows: readonly Row[]): Gate {
  const total = rows.reduce((sum, row) => sum + row.weight, 0);
  const mean = [0, 1].map(
    (j) => rows.reduce((sum, row) => sum + row.weight * (row.evidence[j] ?? 0), 0) / total,
  );
  const columns = [
    ...mean.map((middle, j) => rows.map((row) => (row.evidence[j] ?? 0) - middle)),
    rows.map(() => 1),
  ];
  const weights = [0, 0, 0];
  const logits = new Float64Array(rows.length);
  const curvatures = columns.map((column) =>
    rows.reduce((sum, row, n) => sum + (row.weight * (column[n] ?? 0) ** 2) / 4, 1e-9),
  );
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    columns.forEach((column, j) => {
      const slope = rows.reduce(
        (sum, row, n) => sum + row.weight * (logistic(logits[n] ?? 0) - row.label) * (column[n] ?? 0),
        0,
      );
      const before = weights[j] ?? 0;
      const after = before - slope / (curvatures[j] ?? 1);
      const weight = j === 2 ? after : Math.max(0, after);
      weights[j] = weight;
      column.forEach((value, n) => {
        logits[n] = (logits[n] ?? 0) + (weight - before) * value;
      });
    });
  }
  const [strength = 0, coverage = 0, centred = 0] = weights;
  const intercept = centred - strength * (mean[0] ?? 0) - coverage * (mean[1] ?? 0);
  return { strength, coverage, intercept };
}
