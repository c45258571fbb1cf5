import type { Embedder } from '../model/embedder.ts';
import { errors } from './errors.ts';
import type { NluJob, NluJobKind, NluJobs } from './jobs/nluJob.ts';
import { runInWorker } from './worker/runInWorker.ts';

const file = new URL(
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
    file,
    data: job,
    failed: (reason, cause) => errors.NLU_EVALUATION_FAILED({ reason }, { cause }),
  });
  // The worker runs the job of this kind and no other.
  return report as NluJobs[K]['report'];
}
