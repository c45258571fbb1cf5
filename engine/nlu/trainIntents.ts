import { errors } from './errors.ts';
import { predictIntents } from './predictIntents.ts';
import { serialiseIntentModel } from './serialiseIntentModel.ts';
import type { TrainIntents } from './trainedIntents.ts';
import { trainIntentModel } from './trainIntentModel.ts';

/**
 * The product's own classifier as the evaluation sees it: the one place where the two meet.
 *
 * @throws NLU_TRAINING_CANCELLED when the signal is aborted.
 */
export const trainIntents: TrainIntents = async (examples, { onProgress, signal } = {}) => {
  const stopIfAborted = (): void => {
    if (signal?.aborted === true) throw errors.NLU_TRAINING_CANCELLED({}, { cause: signal.reason });
  };
  stopIfAborted();
  const model = trainIntentModel(examples, {
    onProgress: (done) => {
      stopIfAborted();
      onProgress?.(done);
    },
  });
  return {
    predict: async (text) => predictIntents(model, text),
    modelBytes: serialiseIntentModel(model).byteLength,
    labels: model.labels,
  };
};
