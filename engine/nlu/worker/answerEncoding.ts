import type { Worker } from 'node:worker_threads';
import { AppError } from '../../base/appError.ts';
import type { Embedder } from '../../model/embedder.ts';
import { errors } from '../errors.ts';
import type { EncodeReply, EncodeRequest } from './encodeMessage.ts';

/** Answers a worker's `portEmbedder` request with this thread's encoder. */
export async function answerEncoding(
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
    if (embedder === undefined) throw errors.NLU_ENCODER_MISSING({});
    return { type: 'encoded', id, vectors: await embedder.embed(texts) };
  } catch (cause) {
    const error =
      cause instanceof AppError ? cause : errors.NLU_TRAINING_FAILED({ reason: String(cause) }, { cause });
    return { type: 'not encoded', id, error: error.toJSON() };
  }
}
