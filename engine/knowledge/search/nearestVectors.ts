// Finds the chunks nearest to a question: by signs of the vectors, or through vectra.
import type { LocalIndex } from 'vectra';

/**
 * The cosine of a vector of length 1 with one of many, added up in doubles in one fixed order: the same on every
 * machine. Four sums at a time, because a processor need not wait for one to add to the next.
 */
export function cosineAt(vectors: Float32Array, position: number, vector: Float32Array): number {
  const begin = position * vector.length;
  const whole = vector.length - (vector.length % 4);
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0; i < whole; i += 4) {
    a += (vector[i] ?? 0) * (vectors[begin + i] ?? 0);
    b += (vector[i + 1] ?? 0) * (vectors[begin + i + 1] ?? 0);
    c += (vector[i + 2] ?? 0) * (vectors[begin + i + 2] ?? 0);
    d += (vector[i + 3] ?? 0) * (vectors[begin + i + 3] ?? 0);
  }
  for (let i = whole; i < vector.length; i += 1) a += (vector[i] ?? 0) * (vectors[begin + i] ?? 0);
  return a + b + (c + d);
}

/** A vector and how close it is. */
export interface Nearest {
  /** Position of the vector in the index. */
  readonly position: number;
  readonly cosine: number;
}

/**
 * Finds the vectors closest to one.
 *
 * @param vector - Of length 1.
 * @param count - Most to return.
 * @param accepts - Which positions may be found.
 * @returns Best first, equal ones by position.
 */
export type NearestVectors = (
  vector: Float32Array,
  count: number,
  accepts: (position: number) => boolean,
) => Promise<readonly Nearest[]>;

/** Orders by cosine, equal ones by position, so that the same query gives the same order everywhere. */
export function byCosine(a: Nearest, b: Nearest): number {
  return b.cosine - a.cosine || a.position - b.position;
}

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

/** A vectra index in memory. */
type VectraIndex = LocalIndex<Record<string, never>>;

/**
 * Opens vectra over vectors that are in memory already: its storage holds one file, its codec hands out views of them,
 * so that nothing is read or copied twice. Vectra is imported on first use because it takes about half a second.
 *
 * @param vectors - One after the other. Items are named by their position: `0`, `1` …
 */
async function vectraIndex(vectors: Float32Array, dimensions: number): Promise<VectraIndex> {
  const { LocalIndex, VirtualFileStorage, ProtobufCodec } = await import('vectra');
  const storage = new VirtualFileStorage();
  await storage.upsertFile('memory/index.pb', Buffer.alloc(0));
  const codec = new ProtobufCodec();
  codec.deserializeIndex = () => ({
    version: 1,
    metadata_config: {},
    items: Array.from({ length: vectors.length / dimensions }, (_, position) => {
      const vector = vectors.subarray(position * dimensions, (position + 1) * dimensions);
      const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
      // Vectra only reads numbers from it, by their position.
      return { id: String(position), metadata: {}, vector: vector as unknown as number[], norm };
    }),
  });
  return new LocalIndex<Record<string, never>>('memory', 'index.pb', storage, codec);
}

/** Finds vectors with vectra, which compares all of them: right for some thousand. */
export function nearestByVectra(vectors: Float32Array, dimensions: number): NearestVectors {
  let opened: Promise<VectraIndex> | undefined;
  return async (vector, count, accepts) => {
    opened ??= vectraIndex(vectors, dimensions);
    const index = await opened;
    const found = await index.queryItems(Array.from(vector), '', vectors.length / dimensions);
    return found
      .map(({ item }) => Number(item.id))
      .filter(accepts)
      .slice(0, count)
      .map((position) => ({ position, cosine: cosineAt(vectors, position, vector) }))
      .sort(byCosine);
  };
}
