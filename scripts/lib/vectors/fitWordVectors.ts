// Fits vectors of words and their parts so that the sum over a phrase points where its translations point.
import { rowsOfWord, vectorWords, type WordVectors } from '../../../engine/embed/words/wordVectors.ts';

interface Phrase {
  readonly german: string;
  /** Vectors of its translations, of length 1. */
  readonly targets: readonly Float32Array[];
}

interface FitSettings {
  readonly dimensions: number;
  readonly buckets: number;
  /** Words that occur less often have no vector of their own, only those of their parts. */
  readonly fewestTimes: number;
  readonly epochs: number;
  readonly seed: number;
  readonly onEpoch: (line: string) => void;
}

interface Example {
  readonly words: readonly string[];
  readonly target: Float32Array;
}

const learningRate = 0.005;
const longestPhrase = 25;
/** One phrase of several words in so many is held out and only measured. */
const heldOutEvery = 97;

/** Adagrad on one minus the cosine. Deterministic for a seed. */
export function fitWordVectors(
  phrases: readonly Phrase[],
  { dimensions, buckets, fewestTimes, epochs, seed, onEpoch }: FitSettings,
): Pick<WordVectors, 'words' | 'scales' | 'weights'> {
  const examples = phrases.flatMap(({ german, targets }): readonly Example[] => {
    const words = vectorWords(german);
    if (targets.length === 0 || words.length === 0 || words.length > longestPhrase) return [];
    return [{ words, target: meanOf(targets, dimensions) }];
  });
  const counts = new Map<string, number>();
  for (const { words } of examples) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts].filter(([, count]) => count >= fewestTimes).map(([word]) => word);
  const index = new Map(words.map((word, row) => [word, row]));
  const rows = words.length + buckets;
  let state = seed;
  const random = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const values = Float32Array.from({ length: rows * dimensions }, () => (random() - 0.5) * 0.05);
  const squares = new Float32Array(rows).fill(1e-4);
  const rowsOf = remembering((word) =>
    rowsOfWord(word, (known) => index.get(known), { words: words.length, buckets }),
  );
  const order = examples.map((_, at) => at);
  const sum = new Float32Array(dimensions);
  const gradient = new Float32Array(dimensions);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    const rate = learningRate * (1 - (epoch / epochs) * 0.9);
    let heldOut = 0;
    let heldOutCosine = 0;
    for (const at of order) {
      const example = examples[at];
      if (example === undefined) continue;
      const parts = example.words.flatMap((word) => rowsOf(word));
      sum.fill(0);
      for (const [row, weight] of parts)
        for (let k = 0; k < dimensions; k++)
          sum[k] = (sum[k] ?? 0) + weight * (values[row * dimensions + k] ?? 0);
      let squared = 0;
      let dot = 0;
      for (let k = 0; k < dimensions; k++) {
        squared += (sum[k] ?? 0) ** 2;
        dot += (sum[k] ?? 0) * (example.target[k] ?? 0);
      }
      const length = Math.sqrt(squared) || 1e-6;
      const cosine = dot / length;
      if (at % heldOutEvery === 0 && example.words.length > 1) {
        heldOut++;
        heldOutCosine += cosine;
        continue;
      }
      let size = 0;
      for (let k = 0; k < dimensions; k++) {
        gradient[k] = -((example.target[k] ?? 0) - (cosine * (sum[k] ?? 0)) / length) / length;
        size += (gradient[k] ?? 0) ** 2;
      }
      for (const [row, weight] of parts) {
        squares[row] = (squares[row] ?? 0) + (weight * weight * size) / dimensions;
        const step = (rate * weight) / Math.sqrt(squares[row] ?? 1);
        for (let k = 0; k < dimensions; k++)
          values[row * dimensions + k] = (values[row * dimensions + k] ?? 0) - step * (gradient[k] ?? 0);
      }
    }
    onEpoch(
      `epoch ${epoch + 1}: cosine ${(heldOutCosine / Math.max(1, heldOut)).toFixed(3)} on ${heldOut} held-out phrases`,
    );
  }
  return { words, ...inBytes(values, rows, dimensions) };
}

function meanOf(targets: readonly Float32Array[], dimensions: number): Float32Array {
  const sum = new Float32Array(dimensions);
  for (const target of targets)
    for (let at = 0; at < dimensions; at++) sum[at] = (sum[at] ?? 0) + (target[at] ?? 0);
  const length = Math.hypot(...sum) || 1;
  return sum.map((value) => value / length);
}

function remembering<T>(compute: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const made = compute(word);
    known.set(word, made);
    return made;
  };
}

/** Fisher-Yates, in place. */
function shuffle(order: number[], random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
}

/** Each row in whole numbers from -127 to 127 and a scale. */
function inBytes(
  values: Float32Array,
  rows: number,
  dimensions: number,
): Pick<WordVectors, 'scales' | 'weights'> {
  const scales = new Float32Array(rows);
  const weights = new Int8Array(rows * dimensions);
  for (let row = 0; row < rows; row++) {
    const own = values.subarray(row * dimensions, (row + 1) * dimensions);
    const largest = own.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    scales[row] = largest / 127;
    if (largest === 0) continue;
    for (let at = 0; at < dimensions; at++)
      weights[row * dimensions + at] = Math.round(((own[at] ?? 0) / largest) * 127);
  }
  return { scales, weights };
}
