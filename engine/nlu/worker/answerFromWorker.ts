import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../base/appError.ts';
import type { Embedder } from '../../model/ports.ts';
import type {
  EncodeReply,
  EncodeRequest,
  WorkerEncoder,
  WorkerInput,
  WorkerMessage,
} from './workerMessage.ts';

/**
 * The encoder of the thread that started this worker, asked over a port; its counterpart is `answerEncoding`. So there is
 * one encoder, and its 30 MB of weights, for all workers.
 */
function portEmbedder(port: MessagePort, { id, dimensions }: WorkerEncoder): Embedder {
  const waiting = new Map<number, PromiseWithResolvers<Float32Array[]>>();
  let next = 0;
  port.on('message', (reply: EncodeReply) => {
    const request = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.type === 'encoded') request?.resolve([...reply.vectors]);
    else request?.reject(AppError.fromJSON(reply.error));
  });
  return {
    id,
    dimensions,
    embed: (texts) => {
      const request: EncodeRequest = { type: 'encode', id: next++, texts };
      const answer = Promise.withResolvers<Float32Array[]>();
      waiting.set(request.id, answer);
      port.postMessage(request);
      return answer.promise;
    },
  };
}

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
