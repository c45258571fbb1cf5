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
 * Uses the encoder of the parent thread over a port; its counterpart is `answerEncoding`. So all workers share one
 * encoder and its 30 MB of weights.
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

/** What a worker's task gets from the parent thread. */
export interface WorkerTools {
  /** Undefined if only words are used. */
  readonly embedder: Embedder | undefined;
  readonly onProgress: (done: number) => void;
}

/**
 * The worker's side of `runInWorker`: performs the work on its data and returns the result.
 *
 * @param failed - Converts an unexpected error into an AppError.
 * @throws Error outside a worker thread.
 */
export async function answerFromWorker<Data>(
  work: (data: Data, tools: WorkerTools) => Promise<unknown> | unknown,
  failed: (reason: string, cause: unknown) => AppError,
): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('must run in a worker thread');
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
