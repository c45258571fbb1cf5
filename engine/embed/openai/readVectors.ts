import { z } from 'zod';
import { encoderErrors } from '../errors.ts';
import { normalised } from '../normalised.ts';

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
