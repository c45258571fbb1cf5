// Vectors of texts from vectors of words and parts of words, for languages that the encoder does not know.
import { writtenOut } from '../../model/entities/compileList.ts';
import type { Embedder } from '../../model/ports.ts';

/** Layout of a file of word vectors; all numbers are little-endian. */
const layout = {
  /** `DLWV`. */
  magic: 0x56574c44,
  version: 1,
  /** Magic number, version, and length of the JSON header: four bytes each. */
  preambleBytes: 12,
} as const;

/** Vectors of words and of parts of words. A row is `scales[row] * weights[row * dimensions ...]`. */
export interface WordVectors {
  /** Identifies the vectors. */
  readonly id: string;
  readonly dimensions: number;
  /** The known words, from {@link vectorWords}; their rows come first. */
  readonly words: readonly string[];
  /** The number of rows for parts of words, which share them by their hash. */
  readonly buckets: number;
  readonly scales: Float32Array;
  readonly weights: Int8Array;
}

/** Writes vectors as bytes. */
export function writeWordVectors({
  id,
  dimensions,
  words,
  buckets,
  scales,
  weights,
}: WordVectors): Uint8Array {
  const header = new TextEncoder().encode(JSON.stringify({ id, dimensions, buckets, words }));
  const bytes = new Uint8Array(layout.preambleBytes + header.length + scales.length * 4 + weights.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, layout.magic, true);
  view.setUint32(4, layout.version, true);
  view.setUint32(8, header.length, true);
  bytes.set(header, layout.preambleBytes);
  let at = layout.preambleBytes + header.length;
  for (const scale of scales) {
    view.setFloat32(at, scale, true);
    at += 4;
  }
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), at);
  return bytes;
}

/** @returns Undefined if the bytes are not a file of word vectors of this version. */
export function readWordVectors(bytes: Uint8Array): WordVectors | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < layout.preambleBytes || view.getUint32(0, true) !== layout.magic) return undefined;
  if (view.getUint32(4, true) !== layout.version) return undefined;
  const end = layout.preambleBytes + view.getUint32(8, true);
  const { id, dimensions, buckets, words } = JSON.parse(
    new TextDecoder().decode(bytes.subarray(layout.preambleBytes, end)),
  ) as Pick<WordVectors, 'id' | 'dimensions' | 'buckets' | 'words'>;
  const rows = words.length + buckets;
  if (bytes.length !== end + rows * (4 + dimensions)) return undefined;
  const scales = Float32Array.from({ length: rows }, (_, row) => view.getFloat32(end + row * 4, true));
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset + end + rows * 4, rows * dimensions);
  return { id, dimensions, words, buckets, scales, weights };
}

/** The words of a text as the vectors know them: lower case, German umlauts written out, no other accents. */
export function vectorWords(text: string): readonly string[] {
  const plain = writtenOut(text.normalize('NFC').toLowerCase()).normalize('NFD').replace(/\p{M}/gu, '');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A row and how much it counts. */
export type WeightedRow = readonly [row: number, weight: number];

const shortestPart = 4;
const longestPart = 6;
/** How much the parts of a known word count together, beside the word itself. */
const weightOfParts = 0.5;

/** The rows that make up a word: its own, and those of its parts (Bojanowski et al. 2017, arXiv:1607.04606). */
export function rowsOfWord(
  word: string,
  indexOf: (word: string) => number | undefined,
  { words, buckets }: { readonly words: number; readonly buckets: number },
): readonly WeightedRow[] {
  const marked = `<${word}>`;
  const parts: number[] = [];
  for (let length = shortestPart; length <= longestPart; length++) {
    for (let start = 0; start + length <= marked.length; start++)
      parts.push(words + (hashOf(marked.slice(start, start + length)) % buckets));
  }
  const own = indexOf(word);
  if (own === undefined && parts.length === 0) parts.push(words + (hashOf(marked) % buckets));
  const weight = (own === undefined ? 1 : weightOfParts) / Math.max(1, parts.length);
  return [...(own === undefined ? [] : [[own, 1] as const]), ...parts.map((row) => [row, weight] as const)];
}

/** FNV-1a, 32 bits, over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (let index = 0; index < text.length; index++) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 16_777_619);
  }
  return hash >>> 0;
}

/** An embedder that adds the vectors of the words of a text. Takes microseconds; texts without letters give zeros. */
export function createWordEmbedder(vectors: WordVectors): Embedder {
  const { id, dimensions, words, buckets, scales, weights } = vectors;
  const index = new Map(words.map((word, row) => [word, row]));
  const embedText = (text: string): Float32Array => {
    const sum = new Float32Array(dimensions);
    for (const word of vectorWords(text)) {
      for (const [row, weight] of rowsOfWord(word, (known) => index.get(known), {
        words: words.length,
        buckets,
      })) {
        const scale = weight * (scales[row] ?? 0);
        const from = row * dimensions;
        for (let at = 0; at < dimensions; at++) sum[at] = (sum[at] ?? 0) + scale * (weights[from + at] ?? 0);
      }
    }
    const length = Math.hypot(...sum);
    return length === 0 ? sum : sum.map((value) => value / length);
  };
  return { id, dimensions, embed: async (texts) => texts.map(embedText) };
}
