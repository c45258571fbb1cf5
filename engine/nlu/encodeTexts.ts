import type { Embedder } from '../model/embedder.ts';
import type { EncodedTexts } from './trainIntentModel.ts';

/** A second or two of work of the built-in encoder: short enough to cancel, long enough to share between threads. */
const AT_A_TIME = 512;

/** What {@link encodeTexts} depends on besides the texts. */
export interface EncodeTextsOptions {
  /** Called with the share of the texts done in (0, 1]. May throw to stop. */
  readonly onProgress?: (done: number) => void;
}

/**
 * Encodes texts for a training, each different one once.
 *
 * @param texts - Any number; repeated ones cost nothing.
 * @throws What the embedder and `onProgress` throw.
 */
export async function encodeTexts(
  embedder: Embedder,
  texts: Iterable<string>,
  { onProgress }: EncodeTextsOptions = {},
): Promise<EncodedTexts> {
  // Those of about the same length together: the encoder computes texts of equal length at once.
  const different = [...new Set(texts)].sort((a, b) => a.length - b.length);
  const vectors = new Map<string, Float32Array>();
  for (let done = 0; done < different.length; done += AT_A_TIME) {
    const some = different.slice(done, done + AT_A_TIME);
    const encoded = await embedder.embed(some);
    some.forEach((text, n) => {
      const vector = encoded[n];
      if (vector !== undefined) vectors.set(text, vector);
    });
    onProgress?.(Math.min(1, (done + AT_A_TIME) / different.length));
  }
  return { encoder: embedder.id, vectors };
}
