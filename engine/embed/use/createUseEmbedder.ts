import type { ClosableEmbedder } from '../closableEmbedder.ts';
import { createWorkerEmbedder, withHelper } from '../createWorkerEmbedder.ts';

/**
 * Properties of the built-in model that are known without loading it. The id must change with anything that changes
 * vectors, such as weights or tokenizer.
 */
export const useModelInfo = { id: 'use-lite-en@1', dimensions: 512 } as const;

/**
 * The built-in offline embedder: Universal Sentence Encoder lite, English, 512 dimensions. Runs on a worker thread that
 * starts with the first text (loading about 30 MB of weights) and keeps the process alive only during requests; large
 * requests are shared with a second thread.
 *
 * @returns The embedder. `embed` rejects with `ENCODER_FAILED` if the model cannot be loaded or its thread ends
 *   unexpectedly.
 */
export function createUseEmbedder(): ClosableEmbedder {
  const file = import.meta.url.endsWith('.ts') ? './useWorker.ts' : './useWorker.js';
  const embedder = withHelper(() =>
    createWorkerEmbedder({ ...useModelInfo, worker: new URL(file, import.meta.url) }),
  );
  return { ...embedder, comparesOptionsIn: ['en'] };
}
