import { type Problem, problemOf } from '../../base/problem.ts';
import type { NluReport } from '../../model/reports/nluReport.ts';
import {
  suggestIntentThreshold,
  type ThresholdPoint,
  USUAL_OUT_OF_SCOPE_SHARE,
} from '../../model/reports/thresholdReport.ts';
import { compareText } from '../classifier/deterministic.ts';
import { nluErrors } from '../errors.ts';
import type { TrainIntents } from '../trainIntents.ts';
import { makeReport } from './evaluateProject.ts';
import { type EvaluationExample, type InScopeExample, isInScope } from './examples.ts';
import { type Quality, qualityOf } from './metrics.ts';
import { type MeasureOptions, predictMessages } from './predictMessages.ts';

import { thresholdCurve } from './thresholdCurve.ts';
import { typingErrors } from './typingErrors.ts';

/** Data that somebody split for training and testing. */
export interface Splits {
  readonly train: readonly InScopeExample[];
  /** With the out-of-scope messages, which have no intent. */
  readonly test: readonly EvaluationExample[];
  /** What choices are made on, so that none is made on the test data. */
  readonly validation: readonly EvaluationExample[];
}

/** Settings of {@link evaluateSplits}. */
export interface EvaluateSplitsOptions extends MeasureOptions {
  /** `validation`: the best one of the validation data. */
  readonly threshold: number | 'validation';
  /** Threshold where the validation data cannot say one. */
  readonly usualThreshold: number;
  /** Typing errors of each in-scope test message at most; 0: none. */
  readonly typos: number;
  readonly seed: number;
}

/** What the validation data say. */
export interface ValidationResult
  extends Pick<Quality, 'accuracy' | 'acceptedAccuracy' | 'outOfScope' | 'calibrationError'> {
  /** With it most messages are dealt with rightly, see `suggestThreshold`; null without messages of both kinds. */
  readonly suggested: ThresholdPoint | null;
}

/**
 * Trains on one part of the data and measures on another.
 *
 * @throws NLU_TRAINING_CANCELLED when the signal is aborted.
 */
export async function evaluateSplits(
  train: TrainIntents,
  { train: taught, test, validation }: Splits,
  options: EvaluateSplitsOptions,
): Promise<NluReport & { readonly validation: ValidationResult | null }> {
  const { stopwatch, signal, onProgress, typos, seed } = options;
  const part = (from: number, to: number) => ({
    stopwatch,
    signal,
    onProgress: (done: number) => onProgress?.(from + (to - from) * done),
  });
  const begun = stopwatch();
  const training = part(0, 0.8);
  const trained = await train(taught, { onProgress: training.onProgress, ...(signal && { signal }) });
  const trainMs = [stopwatch() - begun];
  const checked = await predictMessages(trained, validation, part(0.8, 0.85));
  const curve = thresholdCurve(checked.messages);
  const suggested =
    curve === null
      ? null
      : suggestIntentThreshold(curve, { by: 'rightlyDealtWith', outOfScopeShare: USUAL_OUT_OF_SCOPE_SHARE });
  const threshold =
    options.threshold === 'validation' ? (suggested?.threshold ?? options.usualThreshold) : options.threshold;
  const { messages, latencies } = await predictMessages(trained, test, part(0.85, 0.95));
  const typed = typos === 0 ? [] : test.filter(isInScope);
  const mistyped = await predictMessages(
    trained,
    typed.map(({ text, intent }) => ({ intent, text: typingErrors(text, typos, seed) })),
    part(0.95, 1),
  );
  onProgress?.(1);
  const report = makeReport({
    messages,
    mistyped: typos === 0 ? undefined : mistyped.messages,
    typos: { edits: typos, seed },
    threshold,
    training: taught.length,
    intents: trained.labels.length,
    folds: null,
    standIn: false,
    trainMs,
    latencies,
    modelBytes: trained.modelBytes,
    findings: findingsOf(taught, test),
  });
  if (validation.length === 0) return { ...report, validation: null };
  const { accuracy, acceptedAccuracy, outOfScope, calibrationError } = qualityOf(checked.messages, threshold);
  return {
    ...report,
    validation: { accuracy, acceptedAccuracy, outOfScope, calibrationError, suggested },
  };
}

function findingsOf(taught: readonly InScopeExample[], test: readonly EvaluationExample[]): Problem[] {
  const known = new Set(taught.map(({ intent }) => intent));
  const unknown = new Set(
    test.filter(isInScope).flatMap(({ intent }) => (known.has(intent) ? [] : [intent])),
  );
  const findings: Problem[] = [];
  const [only] = known;
  if (known.size === 1 && only !== undefined) {
    findings.push(problemOf(nluErrors.NLU_ONE_INTENT({ intent: only }), 'warning'));
  }
  if (unknown.size > 0) {
    const intents = [...unknown].sort(compareText).slice(0, 10).join(', ');
    findings.push(problemOf(nluErrors.NLU_UNKNOWN_INTENTS({ intents }), 'warning'));
  }
  if (test.every(isInScope)) {
    findings.push(problemOf(nluErrors.NLU_NO_OUT_OF_SCOPE({ standIn: false }), 'warning'));
  }
  return findings;
}
