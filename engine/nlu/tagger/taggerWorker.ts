import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../base/appError.ts';
import { errors } from '../errors.ts';
import type { TrainingMessage } from '../training/trainingMessage.ts';
import { serialiseEntityTagger } from './serialiseEntityTagger.ts';
import type { TaggingData } from './taggingExamples.ts';
import { trainEntityTagger } from './trainEntityTagger.ts';

// Runs in a worker thread; started by trainEntityTaggerInWorker with a project's intents and entities as its data.
const port = parentPort;
if (port === null) throw new Error('taggerWorker runs in a worker thread only');

const post = (message: TrainingMessage, transfer: ArrayBuffer[] = []): void => {
  port.postMessage(message, transfer);
};

try {
  const tagger = trainEntityTagger(workerData as TaggingData, {
    onProgress: (done) => post({ type: 'progress', done }),
  });
  const bytes = serialiseEntityTagger(tagger);
  post({ type: 'model', bytes }, [bytes.buffer]);
} catch (cause) {
  const error =
    cause instanceof AppError ? cause : errors.NLU_TRAINING_FAILED({ reason: String(cause) }, { cause });
  post({ type: 'error', error: error.toJSON() });
}
