import type { ClosableEmbedder } from '../closableEmbedder.ts';
import { createWorkerEmbedder, withHelper } from '../createWorkerEmbedder.ts';

/**
 * What is known about the built-in model without loading it. The id changes whenever the same text would get another
 * vector: other weights, other tokenizer.
 */
export const useModelInfo = { id: 'use-lite-en@1', dimensions: 512 } as const;

/**
 * The built-in offline embedder: Universal Sentence Encoder lite, English, 512 dimensions. Computes on a worker thread
 * that starts with the first text (which loads about 30 MB of weights) and keeps the process alive only while a
 * request runs; many texts are shared with a second thread.
 *
 * @returns The embedder. `embed` rejects with `ENCODER_FAILED` when the model cannot be loaded or its thread dies.
 */
export function createUseEmbedder(): ClosableEmbedder {
  const file = import.meta.url.endsWith('.ts') ? './useWorker.ts' : './useWorker.js';
  return withHelper(() => createWorkerEmbedder({ ...useModelInfo, worker: new URL(file, import.meta.url) }));
}
