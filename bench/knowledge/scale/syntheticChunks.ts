import type { Chunk } from '../../../engine/knowledge/sources/chunk.ts';
import type { Embedder } from '../../../engine/model/ports.ts';
import { sharedData } from '../sharedData.ts';

/** Number of utterances that chunks are composed of: enough that hardly any two chunks are alike. */
const pool = 2_000;
/** Number of utterances in a chunk: with its title about 80 words, like chunks of documents. */
const perChunk = 6;

/** A chunk with its vector. */
export interface SyntheticChunk {
  readonly chunk: Chunk;
  readonly vector: Float32Array;
}

/** Creates any number of chunks from real utterances, always the same ones. */
export async function syntheticChunks(embedder: Embedder): Promise<(count: number) => SyntheticChunk[]> {
  const utterances = sharedData()
    .banking.train.filter((_, i) => i % 5 === 0)
    .slice(0, pool)
    .map(({ text }) => text);
  const vectors = await embedder.embed(utterances);
  return (count) => {
    const next = randomNumbers(7);
    return Array.from({ length: count }, (_, number) => {
      const chosen = Array.from({ length: perChunk }, () => Math.floor(next() * utterances.length));
      const [title = 0, ...sentences] = chosen;
      // A serial number, as in real documents: many words of a large knowledge base occur only once.
      const text = [...sentences.map((i) => utterances[i] ?? ''), `Article KB${number}.`].join(' ');
      const vector = new Float32Array(embedder.dimensions);
      for (const i of chosen)
        for (const [k, value] of (vectors[i] ?? vector).entries()) vector[k] = (vector[k] ?? 0) + value;
      const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
      const id = `knowledge/${String(number).padStart(6, '0')}.md#top`;
      return {
        chunk: {
          id,
          source: id.slice(0, -4),
          titlePath: [utterances[title] ?? ''],
          text,
          hash: String(number),
        },
        vector: vector.map((value) => value / length),
      };
    });
  };
}

/** A linear congruential generator (Numerical Recipes): numbers in [0, 1), the same for the same seed. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
