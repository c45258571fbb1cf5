import type { ClosableEmbedder } from '../closableEmbedder.ts';
import { createWorkerEmbedder, sharingThreads, withHelper } from '../createWorkerEmbedder.ts';

/**
 * Properties of the built-in model that are known without loading it. The id must change with anything that changes
 * vectors, such as weights or tokenizer.
 */
export const useModelInfo = { id: 'use-lite-en@1', dimensions: 512 } as const;

const onSharedThreads = sharingThreads(() => {
  const file = import.meta.url.endsWith('.ts') ? './useWorker.ts' : './useWorker.js';
  return withHelper(() => createWorkerEmbedder({ ...useModelInfo, worker: new URL(file, import.meta.url) }));
});

/**
 * The built-in offline embedder: Universal Sentence Encoder lite, English, 512 dimensions. All embedders of a process
 * share a worker thread, which starts with the first text (loading about 30 MB of weights) and keeps the process alive
 * only during requests; large requests are shared with a second thread.
 *
 * @returns The embedder. `embed` rejects with `ENCODER_FAILED` if the model cannot be loaded or its thread ends
 *   unexpectedly.
 */
export function createUseEmbedder(): ClosableEmbedder {
  return { ...onSharedThreads(), comparesOptionsIn: ['en'] };
}
