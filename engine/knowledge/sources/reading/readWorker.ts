import { parentPort } from 'node:worker_threads';
import { AppError } from '../../../base/appError.ts';
import { readPassages, type SourceContent } from './readPassages.ts';
import type { ReadReply } from './startReader.ts';

// Runs in a worker thread started by startReader, one source after the other.
if (parentPort === null) throw new Error('readWorker runs as a worker thread only');
const port = parentPort;

port.on('message', async (source: SourceContent) => {
  try {
    port.postMessage({ passages: await readPassages(source) } satisfies ReadReply);
  } catch (error) {
    // Any other error is a bug and ends the thread.
    if (!(error instanceof AppError)) throw error;
    port.postMessage({ error: error.toJSON() } satisfies ReadReply);
  }
});
