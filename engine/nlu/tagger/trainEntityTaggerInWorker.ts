import { Worker } from 'node:worker_threads';
import { AppError } from '../../base/appError.ts';
import { errors } from '../errors.ts';
import type { TrainingMessage } from '../training/trainingMessage.ts';
import type { TrainNluOptions } from '../trainNlu.ts';
import { deserialiseEntityTagger } from './deserialiseEntityTagger.ts';
import type { EntityTagger } from './entityTagger.ts';
import type { TaggingData } from './taggingExamples.ts';

const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './taggerWorker.ts' : './taggerWorker.js',
  import.meta.url,
);

/**
 * Trains a project's tagger in a worker thread, so that the calling thread stays free. Gives the same tagger as
 * `trainEntityTagger`.
 *
 * @returns Rejects with NLU_TRAINING_CANCELLED as soon as the signal is aborted, with NLU_TRAINING_FAILED when the worker
 *   ends without a tagger, and with what the training throws.
 */
export async function trainEntityTaggerInWorker(
  { intents, entities, manifest }: TaggingData,
  { onProgress, signal }: TrainNluOptions = {},
): Promise<EntityTagger> {
  const cancelled = (): AppError => errors.NLU_TRAINING_CANCELLED({}, { cause: signal?.reason });
  if (signal?.aborted === true) throw cancelled();
  const data: TaggingData = { intents, entities, manifest: { defaultLocale: manifest.defaultLocale } };
  const worker = new Worker(workerFile, { workerData: data });
  let stop: (() => void) | undefined;
  try {
    const bytes = await new Promise<Uint8Array>((resolve, reject) => {
      stop = () => reject(cancelled());
      signal?.addEventListener('abort', stop, { once: true });
      worker.on('message', (message: TrainingMessage) => {
        if (message.type === 'progress') onProgress?.(message.done);
        else if (message.type === 'model') resolve(message.bytes);
        else reject(AppError.fromJSON(message.error));
      });
      worker.on('error', (cause) => reject(errors.NLU_TRAINING_FAILED({ reason: String(cause) }, { cause })));
      worker.on('exit', (code) =>
        reject(errors.NLU_TRAINING_FAILED({ reason: `its worker ended early with code ${code}` })),
      );
    });
    return deserialiseEntityTagger(bytes);
  } finally {
    if (stop !== undefined) signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
