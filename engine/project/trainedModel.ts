import type { Project } from '../model/project.ts';
import { intentDataHash } from '../nlu/intentDataHash.ts';
import type { IntentModel } from '../nlu/intentModel.ts';
import { serialiseIntentModel } from '../nlu/serialiseIntentModel.ts';
import { trainNluInWorker } from '../nlu/trainNluInWorker.ts';
import { intentModelPath, readIntentModel } from './readIntentModel.ts';
import { writeDurably } from './writeDurably.ts';

/**
 * The intent model of a project: the one kept in the cache folder when it was trained on the same utterances,
 * otherwise trained now, on a worker thread, and kept.
 *
 * @param onProgress - Share of the training done; not called when nothing is trained.
 * @throws NLU_TRAINING_CANCELLED when the signal is aborted.
 */
export async function trainedModel(
  project: Project,
  cache: string,
  onProgress: (fraction: number) => void,
  signal?: AbortSignal,
): Promise<IntentModel> {
  const dataHash = intentDataHash(project);
  const kept = await readIntentModel(cache);
  if (kept?.model.dataHash === dataHash) return kept.model;
  onProgress(0);
  const model = await trainNluInWorker(project, { onProgress, ...(signal && { signal }) });
  await writeDurably(intentModelPath(cache), serialiseIntentModel(model));
  return model;
}
