import type { ClosableEmbedder } from '../closableEmbedder.ts';
import { createWorkerEmbedder } from '../createWorkerEmbedder.ts';
import type { TransformersModel } from './modelFiles.ts';

/**
 * A sentence encoder in ONNX, run by transformers.js on a worker thread that starts with the first text. Reads files of
 * this machine only.
 *
 * @param id - Names the model and everything else that its vectors depend on.
 * @returns The embedder. `embed` rejects with ENCODER_FILE_MISSING, ENCODER_FILE_DIFFERS, ENCODER_MODEL_UNUSABLE,
 *   ENCODER_WRONG_DIMENSIONS or ENCODER_FAILED.
 */
export function createTransformersEmbedder(id: string, model: TransformersModel): ClosableEmbedder {
  const file = import.meta.url.endsWith('.ts') ? './transformersWorker.ts' : './transformersWorker.js';
  const worker = new URL(file, import.meta.url);
  return createWorkerEmbedder({
    id,
    dimensions: model.dimensions ?? 0,
    worker,
    data: model,
    // ONNX Runtime aborts the process when its thread is terminated under it.
    endsItself: true,
  });
}
