import {
  DelegateBackoff,
  ExponentialBackoff,
  handleWhen,
  type IBackoff,
  retry,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel';
import { z } from 'zod';
import type { OpenAiEncoder } from '../../model/encoder.ts';
import { type ClosableEmbedder, normalised } from '../closableEmbedder.ts';
import type { EncoderContext } from '../encoderContext.ts';
import { encoderErrors } from '../errors.ts';
import { type EmbeddingsEndpoint, postEmbeddings, readEndpoint, TransientFault } from './postEmbeddings.ts';

/** What of the answer counts; servers differ in the rest. */
const answer = z.object({
  data: z.array(z.object({ index: z.number().int().min(0), embedding: z.array(z.number()) })),
});

/**
 * Reads the answer of an embeddings endpoint: one vector a text, found by its index, of the length expected.
 *
 * @param body - As it was sent.
 * @param count - Number of texts that were asked for.
 * @throws AppError ENCODER_BAD_ANSWER, ENCODER_WRONG_DIMENSIONS
 */
export function readVectors(body: string, origin: string, count: number, dimensions: number): Float32Array[] {
  const bad = (reason: string, cause?: unknown) =>
    encoderErrors.ENCODER_BAD_ANSWER({ origin, reason }, cause === undefined ? {} : { cause });
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch (cause) {
    throw bad('it is not JSON', cause);
  }
  const parsed = answer.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw bad(`${issue?.path.join('.') || 'the answer'}: ${issue?.message ?? 'is not as it should be'}`);
  }
  const { data } = parsed.data;
  if (data.length !== count) throw bad(`${data.length} vectors for ${count} texts`);
  const byIndex = new Map(data.map(({ index, embedding }) => [index, embedding]));
  return Array.from({ length: count }, (_, index) => {
    const embedding = byIndex.get(index);
    if (embedding === undefined) throw bad(`no vector with the index ${index}`);
    const found = embedding.length;
    if (found !== dimensions) {
      throw encoderErrors.ENCODER_WRONG_DIMENSIONS({ found, expected: dimensions });
    }
    const vector = normalised(Float32Array.from(embedding));
    if (!vector.every(Number.isFinite)) throw bad('it holds numbers that are too large');
    if (vector.every((value) => value === 0)) throw bad('it holds a vector of zeros');
    return vector;
  });
}

/** What the endpoints in use take at once: Ollama and vLLM any number, hosted ones at least this. */
const batchSize = 64;
const retries = 3;
const maxPauseMs = 10_000;

/**
 * An encoder behind an OpenAI-compatible embeddings endpoint (Ollama, vLLM, a hosted one). What may pass (no connection,
 * status 408, 425, 429, 500, 502 to 504) is tried again after growing pauses, within `timeoutMs` a batch. Blank texts
 * are vectors of zeros and not sent.
 *
 * @param id - Names the model.
 * @returns The embedder. `embed` rejects with an AppError ENCODER_*.
 */
export function createOpenAiEmbedder(
  id: string,
  encoder: OpenAiEncoder,
  context: Pick<EncoderContext, 'declared' | 'env'>,
): ClosableEmbedder {
  const { dimensions, prefix = '' } = encoder;
  let closing = new AbortController();

  return {
    id,
    dimensions,
    async embed(texts) {
      const { signal } = closing;
      const endpoint = readEndpoint(encoder, context);
      const vectors = texts.map((): Float32Array => new Float32Array(dimensions));
      const said = [...texts.keys()].filter((index) => texts[index]?.trim() !== '');
      for (let start = 0; start < said.length; start += batchSize) {
        const batch = said.slice(start, start + batchSize);
        const input = batch.map((index) => `${prefix}${texts[index]}`);
        const embedded = await embedBatch(encoder, endpoint, input, signal);
        for (const [row, index] of batch.entries()) {
          const vector = embedded[row];
          if (vector !== undefined) vectors[index] = vector;
        }
      }
      return vectors;
    },
    close() {
      closing.abort();
      closing = new AbortController();
      return Promise.resolve();
    },
  };
}

async function embedBatch(
  { model, dimensions, shorten, timeoutMs }: OpenAiEncoder,
  endpoint: EmbeddingsEndpoint,
  input: readonly string[],
  closing: AbortSignal,
): Promise<Float32Array[]> {
  const { origin } = endpoint;
  const request = { model, input, encoding_format: 'float', ...(shorten ? { dimensions } : {}) };
  const end = performance.now() + timeoutMs;
  let last: TransientFault | undefined;
  let pause = 0;
  let backoff: IBackoff<unknown> | undefined;
  const exponential = new ExponentialBackoff({ initialDelay: 250, maxDelay: maxPauseMs });
  // A pause that does not fit any more is not begun.
  const again = (error: unknown): boolean => {
    if (!(error instanceof TransientFault)) return false;
    last = error;
    backoff = (backoff ?? exponential).next({});
    pause = Math.max(backoff.duration, error.pauseMs);
    return performance.now() + pause < end;
  };
  const policy = wrap(
    timeout(timeoutMs, TimeoutStrategy.Aggressive),
    retry(handleWhen(again), {
      maxAttempts: retries,
      backoff: new DelegateBackoff(() => pause),
    }).dangerouslyUnref(),
  );
  try {
    const body = await policy.execute(({ signal }) => postEmbeddings(endpoint, request, signal), closing);
    return readVectors(body, origin, input.length, dimensions);
  } catch (thrown) {
    if (thrown instanceof TransientFault) throw thrown.error;
    if (closing.aborted) throw encoderErrors.ENCODER_FAILED({ reason: 'it was closed' });
    if (!(thrown instanceof TaskCancelledError)) throw thrown;
    throw last?.error ?? encoderErrors.ENCODER_TIMEOUT({ origin, timeoutMs });
  }
}
