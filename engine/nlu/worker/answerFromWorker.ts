import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../base/appError.ts';
import type { Embedder } from '../../model/embedder.ts';
import { portEmbedder } from './portEmbedder.ts';
import type { WorkerInput, WorkerMessage } from './workerMessage.ts';

/** What a worker's work may use of the thread that started it. */
export interface WorkerTools {
  /** Undefined when words alone are to be learnt. */
  readonly embedder: Embedder | undefined;
  readonly onProgress: (done: number) => void;
}

/**
 * The worker's side of `runInWorker`: does the work with the data it was given, and answers with what it finds.
 *
 * @param failed - The error for what is thrown and is none of ours.
 * @throws Error outside of a worker thread.
 */
export async function answerFromWorker<Data>(
  work: (data: Data, tools: WorkerTools) => Promise<unknown> | unknown,
  failed: (reason: string, cause: unknown) => AppError,
): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('runs in a worker thread only');
  const post = (message: WorkerMessage): void => port.postMessage(message);
  try {
    const { data, encoder } = workerData as WorkerInput;
    const result = await work(data as Data, {
      embedder: encoder === null ? undefined : portEmbedder(port, encoder),
      onProgress: (done) => post({ type: 'progress', done }),
    });
    post({ type: 'result', result });
  } catch (cause) {
    const error = cause instanceof AppError ? cause : failed(String(cause), cause);
    post({ type: 'error', error: error.toJSON() });
  }
}
