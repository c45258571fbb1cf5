import { Worker } from 'node:worker_threads';
import { AppError } from '../base/appError.ts';
import type { Project } from '../model/project.ts';
import { deserialiseIntentModel } from './deserialiseIntentModel.ts';
import { errors } from './errors.ts';
import type { IntentModel } from './intentModel.ts';
import type { TrainingData, TrainingMessage } from './training/trainingMessage.ts';
import type { TrainNluOptions } from './trainNlu.ts';
import { answerEncoding } from './worker/answerEncoding.ts';

const workerFile = new URL(
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
  project: Pick<Project, 'intents'>,
  { embedder, onProgress, signal }: TrainNluOptions = {},
): Promise<IntentModel> {
  const cancelled = (): AppError => errors.NLU_TRAINING_CANCELLED({}, { cause: signal?.reason });
  if (signal?.aborted === true) throw cancelled();
  const encoder = embedder === undefined ? null : { id: embedder.id, dimensions: embedder.dimensions };
  const workerData: TrainingData = { intents: project.intents, encoder };
  const worker = new Worker(workerFile, { workerData });
  let stop: (() => void) | undefined;
  try {
    const bytes = await new Promise<Uint8Array>((resolve, reject) => {
      stop = () => reject(cancelled());
      signal?.addEventListener('abort', stop, { once: true });
      worker.on('message', (message: TrainingMessage) => {
        if (message.type === 'progress') onProgress?.(message.done);
        else if (message.type === 'encode') void answerEncoding(worker, embedder, message);
        else if (message.type === 'model') resolve(message.bytes);
        else reject(AppError.fromJSON(message.error));
      });
      worker.on('error', (cause) => reject(errors.NLU_TRAINING_FAILED({ reason: String(cause) }, { cause })));
      worker.on('exit', (code) =>
        reject(errors.NLU_TRAINING_FAILED({ reason: `its worker ended early with code ${code}` })),
      );
    });
    return deserialiseIntentModel(bytes);
  } finally {
    if (stop !== undefined) signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
