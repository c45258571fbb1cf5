// Runs training and evaluation on worker threads.
import type { Embedder } from '../model/ports.ts';
import type { Project } from '../model/project.ts';
import { nluErrors } from './errors.ts';
import type { IntentModel } from './intentModel.ts';
import { deserialiseIntentModel } from './intentModelFile.ts';
import type { NluJob, NluJobKind, NluJobs } from './jobs/runNluJob.ts';
import type { TrainNluOptions } from './trainNlu.ts';
import { runInWorker } from './worker/runInWorker.ts';

const trainingWorker = new URL(
  import.meta.url.endsWith('.ts') ? './training/trainingWorker.ts' : './training/trainingWorker.js',
  import.meta.url,
);

/**
 * Trains a project's intents in a worker thread, so that the calling thread stays free. The model is the same as that
 * of `trainNlu`.
 *
 * @returns Rejects with NLU_TRAINING_CANCELLED as soon as the signal is aborted, and with NLU_TRAINING_FAILED if the
 *   worker ends without a model.
 */
export async function trainNluInWorker(
  { intents, outOfScope }: Pick<Project, 'intents' | 'outOfScope'>,
  options: TrainNluOptions = {},
): Promise<IntentModel> {
  const bytes = await runInWorker({
    ...options,
    file: trainingWorker,
    data: { intents, outOfScope },
    failed: (reason, cause) => nluErrors.NLU_TRAINING_FAILED({ reason }, { cause }),
  });
  // The worker always returns a serialised model.
  return deserialiseIntentModel(bytes as Uint8Array);
}

const jobWorker = new URL(
  import.meta.url.endsWith('.ts') ? './jobs/jobWorker.ts' : './jobs/jobWorker.js',
  import.meta.url,
);

/** Options of an evaluation in a worker. */
export interface NluJobOptions {
  /** The sentence encoder; without it, models use words only. */
  readonly embedder?: Embedder | undefined;
  /** Called with the share of the work done in (0, 1]. */
  readonly onProgress?: (done: number) => void;
  /** Stops the evaluation immediately. */
  readonly signal?: AbortSignal;
}

/**
 * Runs an evaluation in a worker thread, so that the calling thread stays free.
 *
 * @returns Rejects with NLU_TRAINING_CANCELLED as soon as the signal is aborted, with NLU_EVALUATION_FAILED if the
 *   worker ends without a report, and with what the evaluation itself throws.
 */
export async function runNluJobInWorker<K extends NluJobKind>(
  job: NluJob<K>,
  options: NluJobOptions = {},
): Promise<NluJobs[K]['report']> {
  const report = await runInWorker({
    ...options,
    file: jobWorker,
    data: job,
    failed: (reason, cause) => nluErrors.NLU_EVALUATION_FAILED({ reason }, { cause }),
  });
  // The worker runs the job of this kind.
  return report as NluJobs[K]['report'];
}
