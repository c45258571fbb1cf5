import type { Project } from '../model/project.ts';
import { deserialiseIntentModel } from './deserialiseIntentModel.ts';
import { errors } from './errors.ts';
import type { IntentModel } from './intentModel.ts';
import type { TrainNluOptions } from './trainNlu.ts';
import { runInWorker } from './worker/runInWorker.ts';

const file = new URL(
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
    file,
    data: { intents, outOfScope },
    failed: (reason, cause) => errors.NLU_TRAINING_FAILED({ reason }, { cause }),
  });
  // The worker stores a model and nothing else.
  return deserialiseIntentModel(bytes as Uint8Array);
}
