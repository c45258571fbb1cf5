import type { Embedder } from '../../engine/model/ports.ts';

/** Number of texts per call: enough for the encoder to group texts of equal length. */
const batchSize = 256;

/**
 * An embedder that embeds each text once, and texts that are known in advance in large batches. The vectors are the
 * same, and measurements that are not about its speed do not wait for it.
 */
export function rememberingEmbedder(embedder: Embedder): Embedder & {
  readonly prepare: (texts: readonly string[]) => Promise<void>;
} {
  const known = new Map<string, Float32Array>();
  const prepare = async (texts: readonly string[]): Promise<void> => {
    const missing = [...new Set(texts)].filter((text) => !known.has(text));
    for (let done = 0; done < missing.length; done += batchSize) {
      const slice = missing.slice(done, done + batchSize);
      const vectors = await embedder.embed(slice);
      for (const [i, text] of slice.entries()) known.set(text, vectors[i] ?? new Float32Array());
    }
  };
  return {
    id: embedder.id,
    dimensions: embedder.dimensions,
    prepare,
    async embed(texts) {
      await prepare(texts);
      return texts.map((text) => known.get(text) ?? new Float32Array());
    },
  };
}
