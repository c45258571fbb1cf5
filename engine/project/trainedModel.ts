import { join } from 'node:path';
import type { Embedder } from '../model/embedder.ts';
import type { Project } from '../model/project.ts';
import { intentDataHash } from '../nlu/intentDataHash.ts';
import type { IntentModel } from '../nlu/intentModel.ts';
import { serialiseIntentModel } from '../nlu/serialiseIntentModel.ts';
import { trainNluInWorker } from '../nlu/trainNluInWorker.ts';
import { openVectorCache } from './openVectorCache.ts';
import { intentModelPath, readIntentModel } from './readIntentModel.ts';
import { writeDurably } from './writeDurably.ts';

/** What {@link trainedModel} needs. */
export interface TrainedModelOptions {
  /** Absolute path of the project's cache folder. */
  readonly cache: string;
  /** The project's sentence encoder. Only utterances that were never encoded before are given to it. */
  readonly embedder: Embedder;
  /** Share of the training done; not called when nothing is trained. */
  readonly onProgress: (fraction: number) => void;
  /** Stops the training. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * The intent model of a project: the one kept in the cache folder when it was trained on the same utterances with the same
 * encoder, otherwise trained now, on a worker thread, and kept.
 *
 * @throws NLU_TRAINING_CANCELLED when the signal is aborted, and what the embedder throws.
 */
export async function trainedModel(
  project: Project,
  { cache, embedder, onProgress, signal }: TrainedModelOptions,
): Promise<IntentModel> {
  const dataHash = intentDataHash(project, embedder.id);
  const kept = await readIntentModel(cache);
  if (kept?.model.dataHash === dataHash) return kept.model;
  onProgress(0);
  const vectors = await openVectorCache(join(cache, 'nlu', 'utterances.vectors'), embedder);
  // What was encoded is kept also when the training is stopped: it need not be done again.
  const model = await trainNluInWorker(project, { embedder: vectors.embedder, onProgress, signal }).finally(
    vectors.save,
  );
  await writeDurably(intentModelPath(cache), serialiseIntentModel(model));
  return model;
}
