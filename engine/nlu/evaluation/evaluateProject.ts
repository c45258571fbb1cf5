import type { Problem } from '../../base/problem.ts';
import type { NluReport } from '../../model/reports/nluReport.ts';
import type { TrainIntents } from '../trainIntents.ts';
import { type CrossValidationOptions, crossValidation } from './crossValidation.ts';
import { isInScope, type PredictedMessage, type UnderstandingData } from './examples.ts';
import { percentile, qualityOf, ratio } from './metrics.ts';

/** All that a report is made of. */
export interface MeasuredMessages {
  readonly messages: readonly PredictedMessage[];
  /** The in-scope messages with typing errors; undefined when that was not asked for. */
  readonly mistyped?: readonly PredictedMessage[] | undefined;
  readonly typos: { readonly edits: number; readonly seed: number };
  readonly threshold: number;
  readonly training: number;
  readonly intents: number;
  readonly folds: number | null;
  readonly standIn: boolean;
  readonly trainMs: readonly number[];
  readonly latencies: readonly number[];
  readonly modelBytes: number;
  readonly findings: readonly Problem[];
}

/** Puts the report of a measurement together. */
export function makeReport(measured: MeasuredMessages): NluReport {
  const { messages, mistyped, typos, threshold, latencies, trainMs } = measured;
  const quality = qualityOf(messages, threshold);
  const inScope = messages.filter(isInScope).length;
  return {
    examples: {
      training: measured.training,
      inScope,
      outOfScope: messages.length - inScope,
      intents: measured.intents,
      folds: measured.folds,
      standIn: measured.standIn,
    },
    ...quality,
    // Intents that stood in are not out of scope in truth: what they were taken for is nobody's mistake.
    confusions: measured.standIn
      ? quality.confusions.filter(({ intent }) => intent !== null)
      : quality.confusions,
    latencyMs:
      latencies.length === 0 ? null : { p50: percentile(latencies, 0.5), p95: percentile(latencies, 0.95) },
    trainMs: ratio(
      trainMs.reduce((sum, ms) => sum + ms, 0),
      trainMs.length,
    ),
    modelBytes: measured.modelBytes,
    typos: mistyped === undefined ? null : typosOf(mistyped, quality.accuracy, threshold, typos),
    findings: [...measured.findings],
  };
}

function typosOf(
  mistyped: readonly PredictedMessage[],
  before: number,
  threshold: number,
  typos: MeasuredMessages['typos'],
): NonNullable<NluReport['typos']> {
  const { accuracy, acceptedAccuracy } = qualityOf(mistyped, threshold);
  return { ...typos, accuracy, acceptedAccuracy, drop: before - accuracy };
}

/**
 * Measures how a project's utterances are recognised, by cross-validation.
 *
 * @throws As `crossValidation`.
 */
export async function evaluateProject(
  train: TrainIntents,
  data: UnderstandingData,
  options: CrossValidationOptions & { readonly threshold: number },
): Promise<NluReport> {
  const { folds, seed, typos = 0, threshold } = options;
  const { mistyped, ...measured } = await crossValidation(train, data, options);
  return makeReport({
    ...measured,
    mistyped: typos === 0 ? undefined : mistyped,
    typos: { edits: typos, seed },
    threshold,
    folds,
    training: data.examples.length,
    intents: new Set(data.examples.map(({ intent }) => intent)).size,
  });
}
