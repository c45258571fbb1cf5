import type { Embedder } from '../../model/embedder.ts';
import type { Chunk } from '../sources/chunk.ts';
import { embeddedTexts } from '../sources/embeddedTexts.ts';

/**
 * Computes the vectors of chunks: half the title (or question), half the mean of the passage's sentences, scaled to
 * length 1. Measured against one embedding of the whole passage: recall@3 .769 instead of .758 on Banking77, first hit
 * .514 instead of .405 on the retail questions in `fixtures/`, and sentences are cheaper to embed than a long text.
 *
 * @returns One vector for each chunk, in order.
 */
export async function chunkVectors(chunks: readonly Chunk[], embedder: Embedder): Promise<Float32Array[]> {
  const texts = chunks.map(embeddedTexts);
  const flat = texts.flatMap(({ title, units }) => (title === undefined ? units : [title, ...units]));
  const vectors = await embedder.embed(flat);
  let next = 0;
  return texts.map(({ title, units }) => {
    const titleVector = title === undefined ? undefined : vectors[next++];
    const mean = new Float32Array(embedder.dimensions);
    for (const vector of vectors.slice(next, next + units.length)) add(mean, vector, 1 / units.length);
    next += units.length;
    // With a title both halves weigh the same; scaling makes the common factor of one half needless.
    if (titleVector !== undefined) add(mean, titleVector, 1);
    return scaled(mean);
  });
}

function add(sum: Float32Array, vector: Float32Array, factor: number): void {
  for (const [i, value] of vector.entries()) sum[i] = (sum[i] ?? 0) + factor * value;
}

function scaled(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? vector : vector.map((value) => value / length);
}
