import { Worker } from 'node:worker_threads';
import { AppError } from '../base/appError.ts';
import type { Embedder } from '../model/embedder.ts';
import { errors } from './errors.ts';
import type { JobData, JobMessage } from './jobs/jobMessage.ts';
import type { NluJob, NluJobKind, NluJobs } from './jobs/nluJob.ts';
import { answerEncoding } from './worker/answerEncoding.ts';

const workerFile = new URL(
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
  { embedder, onProgress, signal }: NluJobOptions = {},
): Promise<NluJobs[K]['report']> {
  const cancelled = (): AppError => errors.NLU_TRAINING_CANCELLED({}, { cause: signal?.reason });
  if (signal?.aborted === true) throw cancelled();
  const encoder = embedder === undefined ? null : { id: embedder.id, dimensions: embedder.dimensions };
  const workerData: JobData = { job, encoder };
  const worker = new Worker(workerFile, { workerData });
  let stop: (() => void) | undefined;
  try {
    return await new Promise((resolve, reject) => {
      stop = () => reject(cancelled());
      signal?.addEventListener('abort', stop, { once: true });
      worker.on('message', (message: JobMessage) => {
        if (message.type === 'progress') onProgress?.(message.done);
        else if (message.type === 'encode') void answerEncoding(worker, embedder, message);
        // The worker runs the job of this kind and no other.
        else if (message.type === 'report') resolve(message.report as NluJobs[K]['report']);
        else reject(AppError.fromJSON(message.error));
      });
      worker.on('error', (cause) =>
        reject(errors.NLU_EVALUATION_FAILED({ reason: String(cause) }, { cause })),
      );
      worker.on('exit', (code) =>
        reject(errors.NLU_EVALUATION_FAILED({ reason: `its worker ended early with code ${code}` })),
      );
    });
  } finally {
    if (stop !== undefined) signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
