// The worker side of an encoder: the messages it understands and how it answers them.

import { parentPort } from 'node:worker_threads';
import { AppError, type ErrorData } from '../base/appError.ts';
import { encoderErrors } from './errors.ts';

/** What an embedder asks its worker thread. */
export interface EmbedRequest {
  readonly id: number;
  readonly texts: readonly string[];
}

/** Asks the worker thread to end after the text that it is at. */
export const closeRequest = 'close';

/** What the worker thread answers, one reply a request, in order. */
export type EmbedReply =
  | { readonly id: number; readonly ok: true; readonly vectors: Float32Array[] }
  | { readonly id: number; readonly ok: false; readonly error: ErrorData };

/**
 * Embeds texts on the thread it was loaded on.
 *
 * @param signal - Aborted when the thread is to end; a model that cannot be cut off stops between two texts.
 */
export type EmbedTexts = (texts: readonly string[], signal: AbortSignal) => Promise<Float32Array[]>;

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
