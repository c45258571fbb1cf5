import { Worker } from 'node:worker_threads';
import { AppError } from '../../base/appError.ts';
import type { Embedder } from '../../model/ports.ts';
import { nluErrors } from '../errors.ts';
import type { EncodeReply, EncodeRequest, WorkerInput, WorkerMessage } from './workerMessage.ts';

/** Answers a worker's `portEmbedder` request with this thread's encoder. */
async function answerEncoding(
  worker: Worker,
  embedder: Embedder | undefined,
  { id, texts }: EncodeRequest,
): Promise<void> {
  const reply = await encode(embedder, id, texts);
  // Vectors may stay in use here, in a cache: they are copied, not handed over.
  worker.postMessage(reply);
}

async function encode(
  embedder: Embedder | undefined,
  id: number,
  texts: readonly string[],
): Promise<EncodeReply> {
  try {
    if (embedder === undefined) throw nluErrors.NLU_ENCODER_MISSING({});
    return { type: 'encoded', id, vectors: await embedder.embed(texts) };
  } catch (cause) {
    const error =
      cause instanceof AppError ? cause : nluErrors.NLU_TRAINING_FAILED({ reason: String(cause) }, { cause });
    return { type: 'not encoded', id, error: error.toJSON() };
  }
}

/** Work for a worker thread of its own. */
export interface WorkerJob {
  /** The worker's module; it calls `answerFromWorker`. */
  readonly file: URL;
  /** What the module is given: plain data. */
  readonly data: unknown;
  /** Answers what the worker wants encoded. */
  readonly embedder?: Embedder | undefined;
  /** Called with the share of the work done in (0, 1]. */
  readonly onProgress?: ((done: number) => void) | undefined;
  /** Stops the work at once. */
  readonly signal?: AbortSignal | undefined;
  /** The error for a worker that ends without a result. */
  readonly failed: (reason: string, cause?: unknown) => AppError;
}

/**
 * Does work in a worker thread, so that the calling thread stays free.
 *
 * @returns What the worker found. Rejects with NLU_TRAINING_CANCELLED as soon as the signal is aborted, with `failed` when
 *   the worker ends without a result, and with what the work throws.
 */
export async function runInWorker(job: WorkerJob): Promise<unknown> {
  const { file, data, embedder, onProgress, signal, failed } = job;
  const cancelled = (): AppError => nluErrors.NLU_TRAINING_CANCELLED({}, { cause: signal?.reason });
  if (signal?.aborted === true) throw cancelled();
  const encoder = embedder === undefined ? null : { id: embedder.id, dimensions: embedder.dimensions };
  const workerData: WorkerInput = { data, encoder };
  const worker = new Worker(file, { workerData });
  let stop: (() => void) | undefined;
  try {
    return await new Promise((resolve, reject) => {
      stop = () => reject(cancelled());
      signal?.addEventListener('abort', stop, { once: true });
      worker.on('message', (message: WorkerMessage) => {
        if (message.type === 'progress') onProgress?.(message.done);
        else if (message.type === 'encode') void answerEncoding(worker, embedder, message);
        else if (message.type === 'result') resolve(message.result);
        else reject(AppError.fromJSON(message.error));
      });
      worker.on('error', (cause) => reject(failed(String(cause), cause)));
      worker.on('exit', (code) => reject(failed(`its worker ended early with code ${code}`)));
    });
  } finally {
    if (stop !== undefined) signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
