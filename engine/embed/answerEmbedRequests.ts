import { parentPort } from 'node:worker_threads';
import { AppError } from '../base/appError.ts';
import { encoderErrors } from './errors.ts';
import { closeRequest, type EmbedReply, type EmbedRequest, type EmbedTexts } from './workerMessages.ts';

/**
 * The worker's side of `createWorkerEmbedder`: loads the model with the first request and answers one request after the
 * other.
 *
 * @param load - Called once; after a failure the next request tries again.
 * @throws Error outside of a worker thread.
 */
export function answerEmbedRequests(load: () => Promise<EmbedTexts>): void {
  if (parentPort === null) throw new Error('embeds on a worker thread only');
  const port = parentPort;
  let loading: Promise<EmbedTexts> | undefined;
  let queue = Promise.resolve();
  const ending = new AbortController();

  const model = (): Promise<EmbedTexts> => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  const answer = async ({ id, texts }: EmbedRequest): Promise<void> => {
    try {
      const vectors = await (await model())(texts, ending.signal);
      const reply: EmbedReply = { id, ok: true, vectors };
      port.postMessage(
        reply,
        vectors.map((vector) => vector.buffer as ArrayBuffer),
      );
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      const error = thrown instanceof AppError ? thrown : encoderErrors.ENCODER_FAILED({ reason });
      const reply: EmbedReply = { id, ok: false, error: error.toJSON() };
      port.postMessage(reply);
    }
  };

  port.on('message', (request: EmbedRequest | typeof closeRequest) => {
    if (request !== closeRequest) {
      queue = queue.then(() => answer(request));
      return;
    }
    ending.abort();
    // Nothing else keeps the thread alive.
    void queue.then(() => port.close());
  });
}
