import { utterancesOf } from '../model/intent.ts';
import type { Project } from '../model/project.ts';
import { errors } from './errors.ts';
import { intentDataHash } from './intentDataHash.ts';
import type { IntentModel } from './intentModel.ts';
import { trainIntentModel } from './trainIntentModel.ts';

/** What a training depends on besides its data. */
export interface TrainNluOptions {
  /** Called with the share of the work done in (0, 1]. */
  readonly onProgress?: (done: number) => void;
  /** Stops the training. */
  readonly signal?: AbortSignal;
}

/**
 * Trains a project's intents, in all languages at once, on the calling thread: right for the command line and tests. A process that must
 * keep answering uses `trainNluInWorker`, which gives the same model.
 *
 * @returns A model that carries `intentDataHash(project)`. A project without utterances gives one that predicts
 *   nothing.
 * @throws NLU_TRAINING_CANCELLED when the signal is aborted.
 */
export function trainNlu(
  project: Pick<Project, 'intents'>,
  { onProgress, signal }: TrainNluOptions = {},
): IntentModel {
  const examples = Object.values(project.intents).flatMap((intent) =>
    utterancesOf(intent).map((text) => ({ text, intent: intent.id })),
  );
  const stopIfAborted = (): void => {
    if (signal?.aborted === true) throw errors.NLU_TRAINING_CANCELLED({}, { cause: signal.reason });
  };
  stopIfAborted();
  return trainIntentModel(examples, {
    dataHash: intentDataHash(project),
    onProgress: (done) => {
      stopIfAborted();
      onProgress?.(done);
    },
  });
}
