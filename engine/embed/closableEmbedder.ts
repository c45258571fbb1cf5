import type { Embedder } from '../model/ports.ts';

/** An embedder that holds a thread or connections until it is closed. */
export interface ClosableEmbedder extends Embedder {
  /** Lets go of everything; running requests reject. The embedder starts anew when it is used again. */
  close(): Promise<void>;
}

/** A vector scaled to length 1; one of zeros stays as it is. */
export function normalised(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? vector : vector.map((value) => value / length);
}

/**
 * Keeps the vectors of the texts that were embedded last: what a customer says is embedded for understanding and again for
 * search, and an endpoint takes its time and its price for each.
 *
 * @param most - Number of texts.
 * @returns The embedder; each text of a call is asked for at most once. Errors are not remembered.
 */
export function rememberVectors(embedder: ClosableEmbedder, most: number): ClosableEmbedder {
  // A Map keeps the order of insertion: the first is the one that was not used for the longest time.
  const known = new Map<string, Float32Array>();

  const remember = (text: string, vector: Float32Array): void => {
    known.delete(text);
    known.set(text, vector);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
  };

  return {
    id: embedder.id,
    dimensions: embedder.dimensions,
    async embed(texts) {
      const wanted = new Map(texts.map((text) => [text, known.get(text)]));
      const missing = [...wanted].flatMap(([text, vector]) => (vector === undefined ? [text] : []));
      const embedded = missing.length === 0 ? [] : await embedder.embed(missing);
      for (const [row, text] of missing.entries()) wanted.set(text, embedded[row]);
      for (const [text, vector] of wanted) if (vector !== undefined) remember(text, vector);
      // Each caller gets its own: what one does to a vector is no matter of the others.
      return texts.map((text) => wanted.get(text)?.slice() ?? new Float32Array(embedder.dimensions));
    },
    close: () => embedder.close(),
  };
}
