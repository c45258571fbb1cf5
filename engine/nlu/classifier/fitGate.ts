import { type Gate, gateEvidence, logistic } from './calibration.ts';
import type { HeldOutPrediction } from './crossValidate.ts';

/**
 * How many out-of-scope messages to expect for each one that a project can serve: the fewer its intents, the more of
 * what customers write lies outside of them. Chosen on the validation data of CLINC150, whole and in parts.
 */
function outOfScopeShare(classes: number): number {
  return Math.max(0.04, 3 / classes);
}

/** The gate that projects of usual size end up with; stands in while there is too little to learn it from. */
export const USUAL_GATE: Gate = { strength: 0.9, coverage: 2, intercept: -5.5 };

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
  if (inScope === 0 || outOfScope === 0) return USUAL_GATE;
  const rows: Row[] = heldOut.map(({ scores, coverage, target }) => ({
    evidence: gateEvidence(scores, coverage, temperature),
    label: target === undefined ? 0 : 1,
    weight: target === undefined ? (outOfScopeShare(classes) * inScope) / outOfScope : 1,
  }));
  for (const evidence of IMAGINED) rows.push({ evidence, label: usualJudgement(evidence), weight: 1 });
  return minimise(rows);
}

function usualJudgement([strength, coverage]: readonly [number, number]): number {
  return logistic(USUAL_GATE.strength * strength + USUAL_GATE.coverage * coverage + USUAL_GATE.intercept);
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
