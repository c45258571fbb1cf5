import type { Embedder } from '../../engine/model/ports.ts';

/** Texts embedded in one call: enough for the encoder to find others of equal length. */
const atATime = 256;

/**
 * An embedder that embeds each text once, and what is known beforehand in large batches: the vectors are the same, and
 * the measurements that are not about its speed do not wait for it.
 */
export function rememberingEmbedder(embedder: Embedder): Embedder & {
  readonly prepare: (texts: readonly string[]) => Promise<void>;
} {
  const known = new Map<string, Float32Array>();
  const prepare = async (texts: readonly string[]): Promise<void> => {
    const missing = [...new Set(texts)].filter((text) => !known.has(text));
    for (let done = 0; done < missing.length; done += atATime) {
      const slice = missing.slice(done, done + atATime);
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
