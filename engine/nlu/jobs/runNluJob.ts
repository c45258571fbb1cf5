import type { LearningCurve, NluReport } from '../../model/reports/nluReport.ts';
import type { ThresholdReport } from '../../model/reports/thresholdReport.ts';
import type { TrainingDataReport } from '../../model/reports/trainingDataReport.ts';
import { checkTrainingData } from '../evaluation/checkTrainingData.ts';
import { chooseThresholds, type Thresholds } from '../evaluation/chooseThresholds.ts';
import { evaluateProject } from '../evaluation/evaluateProject.ts';
import type { UnderstandingData } from '../evaluation/examples.ts';
import { measureLearningCurve } from '../evaluation/measureLearningCurve.ts';
import type { MeasureOptions } from '../evaluation/predictMessages.ts';
import type { TrainIntents } from '../trainIntents.ts';

/** Measurements of a project's understanding by name: what each is given besides the data, and its report. */
export interface NluJobs {
  readonly evaluate: {
    readonly settings: { readonly folds: number; readonly typos: number; readonly threshold: number };
    readonly report: NluReport;
  };
  readonly threshold: {
    readonly settings: {
      readonly folds: number;
      readonly thresholds: Thresholds;
      readonly outOfScopeShare: number;
    };
    readonly report: ThresholdReport;
  };
  readonly check: { readonly settings: { readonly folds: number }; readonly report: TrainingDataReport };
  readonly curve: { readonly settings: object; readonly report: LearningCurve };
}

/** Name of a measurement. */
export type NluJobKind = keyof NluJobs;

/** A measurement to be made: plain data, so that another thread can make it. */
export type NluJob<K extends NluJobKind = NluJobKind> = {
  readonly kind: K;
  readonly data: UnderstandingData;
  /** The same data and seed give the same report, times apart. */
  readonly seed: number;
  readonly settings: NluJobs[K]['settings'];
};

type Runners = {
  readonly [K in NluJobKind]: (
    train: TrainIntents,
    job: NluJob<K>,
    options: MeasureOptions,
  ) => Promise<NluJobs[K]['report']>;
};

const runners: Runners = {
  evaluate: (train, { data, seed, settings }, options) =>
    evaluateProject(train, data, { ...options, ...settings, seed }),
  threshold: (train, { data, seed, settings }, options) =>
    chooseThresholds(train, data, { ...options, ...settings, seed }),
  check: (train, { data, seed, settings }, options) =>
    checkTrainingData(train, data, { ...options, ...settings, seed }),
  curve: (train, { data, seed }, options) => measureLearningCurve(train, data, { ...options, seed }),
};

/**
 * Makes a measurement on the calling thread: right for the command line and tests. A process that must keep answering
 * uses `runNluJobInWorker`.
 *
 * @throws What the measurement throws; NLU_TRAINING_CANCELLED when the signal is aborted.
 */
export function runNluJob<K extends NluJobKind>(
  train: TrainIntents,
  job: NluJob<K>,
  options: MeasureOptions,
): Promise<NluJobs[K]['report']> {
  return runners[job.kind](train, job, options);
}
