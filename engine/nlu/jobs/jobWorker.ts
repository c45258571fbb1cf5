import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../base/appError.ts';
import { errors } from '../errors.ts';
import { trainIntents } from '../trainIntents.ts';
import { portEmbedder } from '../worker/portEmbedder.ts';
import type { JobData, JobMessage } from './jobMessage.ts';
import { runNluJob } from './runNluJob.ts';

// Runs in a worker thread; started by runNluJobInWorker with the job as its data.
const port = parentPort;
if (port === null) throw new Error('jobWorker runs in a worker thread only');

const post = (message: JobMessage): void => port.postMessage(message);

try {
  const { job, encoder } = workerData as JobData;
  const embedder = encoder === null ? undefined : portEmbedder(port, encoder);
  const report = await runNluJob(trainIntents({ embedder, names: job.data.names }), job, {
    stopwatch: () => performance.now(),
    onProgress: (done) => post({ type: 'progress', done }),
  });
  post({ type: 'report', report });
} catch (cause) {
  const error =
    cause instanceof AppError ? cause : errors.NLU_EVALUATION_FAILED({ reason: String(cause) }, { cause });
  post({ type: 'error', error: error.toJSON() });
}
