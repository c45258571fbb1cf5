import { nluErrors } from '../errors.ts';
import type { TrainNluOptions } from '../trainNlu.ts';
import { runInWorker } from '../worker/runInWorker.ts';
import type { EntityTagger } from './entityTagger.ts';
import { deserialiseEntityTagger } from './entityTaggerFile.ts';
import type { TaggingData } from './taggingExamples.ts';

const taggerWorker = new URL(
  import.meta.url.endsWith('.ts') ? './taggerWorker.ts' : './taggerWorker.js',
  import.meta.url,
);

/**
 * Trains a project's tagger in a worker thread, so that the calling thread stays free. The tagger is the same as that
 * of `trainEntityTagger`.
 *
 * @returns Rejects with NLU_TRAINING_CANCELLED as soon as the signal is aborted, with NLU_TRAINING_FAILED if the worker
 *   ends without a tagger, and with what the training throws.
 */
export async function trainEntityTaggerInWorker(
  { intents, entities, manifest }: TaggingData,
  { onProgress, signal }: TrainNluOptions = {},
): Promise<EntityTagger> {
  const data: TaggingData = { intents, entities, manifest: { defaultLocale: manifest.defaultLocale } };
  const bytes = await runInWorker({
    file: taggerWorker,
    data,
    onProgress,
    signal,
    failed: (reason, cause) => nluErrors.NLU_TRAINING_FAILED({ reason }, { cause }),
  });
  // The worker always returns a serialised tagger.
  return deserialiseEntityTagger(bytes as Uint8Array);
}
