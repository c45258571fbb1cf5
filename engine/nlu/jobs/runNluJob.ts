import { checkTrainingData } from '../evaluation/checkTrainingData.ts';
import { chooseThresholds } from '../evaluation/chooseThresholds.ts';
import { evaluateProject } from '../evaluation/evaluateProject.ts';
import { measureLearningCurve } from '../evaluation/measureLearningCurve.ts';
import type { MeasureOptions } from '../evaluation/measureOptions.ts';
import type { TrainIntents } from '../trainedIntents.ts';
import type { NluJob, NluJobKind, NluJobs } from './nluJob.ts';

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
