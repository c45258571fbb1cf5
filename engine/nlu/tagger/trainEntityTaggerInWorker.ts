import { nluErrors } from '../errors.ts';
import type { TrainNluOptions } from '../trainNlu.ts';
import { runInWorker } from '../worker/runInWorker.ts';
import type { EntityTagger } from './entityTagger.ts';
import { deserialiseEntityTagger } from './entityTaggerFile.ts';
import type { TaggingData } from './taggingExamples.ts';

const file = new URL(
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
  const data: TaggingData = { intents, entities, manifest: { defaultLocale: manifest.defaultLocale } };
  const bytes = await runInWorker({
    file,
    data,
    onProgress,
    signal,
    failed: (reason, cause) => nluErrors.NLU_TRAINING_FAILED({ reason }, { cause }),
  });
  // The worker stores a tagger and nothing else.
  return deserialiseEntityTagger(bytes as Uint8Array);
}
