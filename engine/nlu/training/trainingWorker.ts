import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../base/appError.ts';
import { errors } from '../errors.ts';
import { serialiseIntentModel } from '../serialiseIntentModel.ts';
import { trainNlu } from '../trainNlu.ts';
import { portEmbedder } from '../worker/portEmbedder.ts';
import type { TrainingData, TrainingMessage } from './trainingMessage.ts';

// Runs in a worker thread; started by trainNluInWorker with the intents as its data.
const port = parentPort;
if (port === null) throw new Error('trainingWorker runs in a worker thread only');

const post = (message: TrainingMessage, transfer: ArrayBuffer[] = []): void => {
  port.postMessage(message, transfer);
};

try {
  const { intents, encoder } = workerData as TrainingData;
  const model = await trainNlu(
    { intents },
    {
      embedder: encoder === null ? undefined : portEmbedder(port, encoder),
      onProgress: (done) => post({ type: 'progress', done }),
    },
  );
  const bytes = serialiseIntentModel(model);
  post({ type: 'model', bytes }, [bytes.buffer]);
} catch (cause) {
  const error =
    cause instanceof AppError ? cause : errors.NLU_TRAINING_FAILED({ reason: String(cause) }, { cause });
  post({ type: 'error', error: error.toJSON() });
}
