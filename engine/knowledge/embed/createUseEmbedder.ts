import { Worker } from 'node:worker_threads';
import type { Embedder } from '../../model/embedder.ts';
import { errors } from '../errors.ts';
import { useModelInfo } from './useModelInfo.ts';
import type { EmbedReply, EmbedRequest } from './workerMessages.ts';

/** An embedder that holds a thread until it is closed. */
export interface ClosableEmbedder extends Embedder {
  /** Ends the thread; running requests reject. The embedder starts a new one when it is used again. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (vectors: Float32Array[]) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The built-in offline embedder: Universal Sentence Encoder lite, English, 512 dimensions. Computes on a worker thread
 * that starts with the first text (which loads about 30 MB of weights) and keeps the process alive only while a
 * request runs.
 *
 * @returns The embedder. `embed` rejects with `KB_EMBEDDER_FAILED` when the model cannot be loaded or its thread dies.
 */
export function createUseEmbedder(): ClosableEmbedder {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let nextId = 1;

  const settle = (reply: EmbedReply): void => {
    const request = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (waiting.size === 0) worker?.unref();
    if (reply.ok) request?.resolve(reply.vectors);
    else request?.reject(errors.KB_EMBEDDER_FAILED({ reason: reply.reason }));
  };

  const lose = (lost: Worker, reason: string): void => {
    if (worker !== lost) return;
    worker = undefined;
    const requests = [...waiting.values()];
    waiting.clear();
    for (const request of requests) request.reject(errors.KB_EMBEDDER_FAILED({ reason }));
  };

  const start = (): Worker => {
    const file = import.meta.url.endsWith('.ts') ? './useWorker.ts' : './useWorker.js';
    // The process's own flags are none of the worker's business: some of them would stop it.
    const started = new Worker(new URL(file, import.meta.url), { execArgv: [] });
    started.on('message', settle);
    started.on('error', (error) => lose(started, error instanceof Error ? error.message : String(error)));
    started.on('exit', (code) => lose(started, `its thread ended with code ${code}`));
    return started;
  };

  return {
    ...useModelInfo,
    embed(texts) {
      if (texts.length === 0) return Promise.resolve([]);
      worker ??= start();
      worker.ref();
      const request: EmbedRequest = { id: nextId++, texts };
      const running = worker;
      return new Promise((resolve, reject) => {
        waiting.set(request.id, { resolve, reject });
        running.postMessage(request);
      });
    },
    async close() {
      const closing = worker;
      if (closing === undefined) return;
      lose(closing, 'it was closed');
      await closing.terminate();
    },
  };
}
