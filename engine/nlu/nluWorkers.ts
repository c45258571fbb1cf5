// What of understanding runs on a worker thread: training, and jobs that measure.
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
 * Trains a project's intents in a worker thread, so that the calling thread stays free. Gives the same model as
 * `trainNlu`.
 *
 * @returns Rejects with NLU_TRAINING_CANCELLED as soon as the signal is aborted, and with NLU_TRAINING_FAILED when
 *   the worker ends without a model.
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
  // The worker stores a model and nothing else.
  return deserialiseIntentModel(bytes as Uint8Array);
}

const jobWorker = new URL(
  import.meta.url.endsWith('.ts') ? './jobs/jobWorker.ts' : './jobs/jobWorker.js',
  import.meta.url,
);

/** What a measurement in a worker depends on besides its data. */
export interface NluJobOptions {
  /** The sentence encoder to learn meanings with; without it words alone are learnt. */
  readonly embedder?: Embedder | undefined;
  /** Called with the share of the work done in (0, 1]. */
  readonly onProgress?: (done: number) => void;
  /** Stops the measurement at once. */
  readonly signal?: AbortSignal;
}

/**
 * Makes a measurement in a worker thread, so that the calling thread stays free.
 *
 * @returns Rejects with NLU_TRAINING_CANCELLED as soon as the signal is aborted, with NLU_EVALUATION_FAILED when the
 *   worker ends without a report, and with what the measurement itself throws.
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
  // The worker runs the job of this kind and no other.
  return report as NluJobs[K]['report'];
}
