import { parentPort } from 'node:worker_threads';
import { AppError } from '../../../base/appError.ts';
import { readPassages, type SourceContent } from './readPassages.ts';
import type { ReadReply } from './startReader.ts';

// Runs in a worker thread; started by startReader. One source after the other.
if (parentPort === null) throw new Error('readWorker runs as a worker thread only');
const port = parentPort;

port.on('message', async (source: SourceContent) => {
  try {
    port.postMessage({ passages: await readPassages(source) } satisfies ReadReply);
  } catch (error) {
    // What is no AppError is a mistake of ours and ends the thread.
    if (!(error instanceof AppError)) throw error;
    port.postMessage({ error: error.toJSON() } satisfies ReadReply);
  }
});
