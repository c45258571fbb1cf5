import type { Embedder } from '../model/ports.ts';

/** An embedder that keeps a thread or connections open until it is closed. */
export interface ClosableEmbedder extends Embedder {
  /** Releases all resources; running requests reject. The embedder starts again when it is used again. */
  close(): Promise<void>;
}

/** A vector scaled to length 1; a zero vector is returned unchanged. */
export function normalised(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? vector : vector.map((value) => value / length);
}

/**
 * Keeps the vectors of recently embedded texts: a customer's message is embedded for understanding and again for
 * search, and each request to an endpoint costs time and money.
 *
 * @param maxTexts - Number of texts to keep.
 * @returns The embedder; each text of a call is requested at most once. Errors are not kept.
 */
export function rememberVectors(embedder: ClosableEmbedder, maxTexts: number): ClosableEmbedder {
  // A Map keeps the order of insertion, so its first entry is the least recently used one.
  const recentVectors = new Map<string, Float32Array>();

  const remember = (text: string, vector: Float32Array): void => {
    recentVectors.delete(text);
    recentVectors.set(text, vector);
    const [oldest] = recentVectors.keys();
    if (recentVectors.size > maxTexts && oldest !== undefined) recentVectors.delete(oldest);
  };

  return {
    ...embedder,
    async embed(texts) {
      const wanted = new Map(texts.map((text) => [text, recentVectors.get(text)]));
      const missing = [...wanted].flatMap(([text, vector]) => (vector === undefined ? [text] : []));
      const embedded = missing.length === 0 ? [] : await embedder.embed(missing);
      for (const [row, text] of missing.entries()) wanted.set(text, embedded[row]);
      for (const [text, vector] of wanted) if (vector !== undefined) remember(text, vector);
      // Each caller gets a copy, so that changing a vector does not affect others.
      return texts.map((text) => wanted.get(text)?.slice() ?? new Float32Array(embedder.dimensions));
    },
    close: () => embedder.close(),
  };
}
