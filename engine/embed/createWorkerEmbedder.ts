import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { AppError } from '../base/appError.ts';
import { closeRequest, type EmbedReply, type EmbedRequest } from './answerEmbedRequests.ts';
import type { ClosableEmbedder } from './closableEmbedder.ts';
import { encoderErrors } from './errors.ts';

/** A model that runs on its own thread. */
export interface WorkerModel {
  readonly id: string;
  readonly dimensions: number;
  /** Module that calls `answerEmbedRequests`. */
  readonly worker: URL;
  /** Passed to the worker as `workerData`. */
  readonly data?: unknown;
  /**
   * True for a model whose native code must not be interrupted, because the whole process would abort. Its thread ends
   * by itself after the current text.
   */
  readonly endsItself?: boolean;
}

interface Waiting {
  readonly resolve: (vectors: Float32Array[]) => void;
  readonly reject: (error: Error) => void;
}

/**
 * An embedder on a worker thread, which starts with the first text and keeps the process alive only during requests.
 *
 * @returns The embedder. `embed` rejects with the error of the model, or with `ENCODER_FAILED` if its thread ends
 *   unexpectedly.
 */
export function createWorkerEmbedder(model: WorkerModel): ClosableEmbedder {
  const { id, dimensions, worker: file, data, endsItself = false } = model;
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let nextId = 1;

  const settle = (reply: EmbedReply): void => {
    const request = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (waiting.size === 0) worker?.unref();
    if (reply.ok) request?.resolve(reply.vectors);
    else request?.reject(AppError.fromJSON(reply.error));
  };

  const abandon = (abandoned: Worker, reason: string): void => {
    if (worker !== abandoned) return;
    worker = undefined;
    const requests = [...waiting.values()];
    waiting.clear();
    for (const request of requests) request.reject(encoderErrors.ENCODER_FAILED({ reason }));
  };

  const start = (): Worker => {
    // The process's own flags are not passed on, because some of them would prevent the worker from starting.
    const started = new Worker(file, { execArgv: [], workerData: data });
    started.on('message', settle);
    started.on('error', (error) => abandon(started, error instanceof Error ? error.message : String(error)));
    started.on('exit', (code) => abandon(started, `its thread ended with code ${code}`));
    return started;
  };

  return {
    id,
    dimensions,
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
      abandon(closing, 'it was closed');
      if (!endsItself) {
        await closing.terminate();
        return;
      }
      closing.ref();
      const ended = once(closing, 'exit');
      closing.postMessage(closeRequest);
      await ended;
    },
  };
}

/** Number of texts in a request from which a second thread saves more time than starting it costs. */
const MANY = 200;
/** Milliseconds after which an idle helper is closed to free its memory. */
const IDLE_MS = 10_000;

/**
 * Encodes large numbers of texts on two threads, which halves the time of training on thousands of utterances. A
 * customer's message is encoded by the first thread alone.
 *
 * @param make - Creates an embedder on its own thread. A vector depends only on its text, so it does not matter which
 *   one computes it.
 */
export function withHelper(make: () => ClosableEmbedder): ClosableEmbedder {
  const first = make();
  let helper: ClosableEmbedder | undefined;
  let activeRequests = 0;
  let idleTimer: NodeJS.Timeout | undefined;
  const closeHelper = async (): Promise<void> => {
    const closing = helper;
    helper = undefined;
    await closing?.close();
  };
  const embedWithHelper = async (texts: readonly string[]): Promise<Float32Array[]> => {
    clearTimeout(idleTimer);
    activeRequests++;
    helper ??= make();
    try {
      return await helper.embed(texts);
    } finally {
      activeRequests--;
      if (activeRequests === 0) idleTimer = setTimeout(() => void closeHelper(), IDLE_MS).unref();
    }
  };
  return {
    id: first.id,
    dimensions: first.dimensions,
    embed: async (texts) => {
      if (texts.length < MANY) return first.embed(texts);
      // Texts alternate, so that both threads get about as many long ones.
      const halves = [0, 1].map((half) => texts.filter((_, n) => n % 2 === half));
      const [even = [], odd = []] = await Promise.all([
        first.embed(halves[0] ?? []),
        embedWithHelper(halves[1] ?? []),
      ]);
      return texts.map((_, n) => (n % 2 === 0 ? even : odd)[n >> 1] ?? new Float32Array(first.dimensions));
    },
    close: async () => {
      clearTimeout(idleTimer);
      await Promise.all([first.close(), closeHelper()]);
    },
  };
}

/**
 * Lets all embedders of a process use the same threads: each thread holds its own copy of the model and takes half a
 * second to start. The threads end a while after the last embedder in use is closed, or at once if they still work for
 * it.
 *
 * @param make - Creates the embedder that has the threads; called once.
 * @returns A function that creates an embedder. Closing it rejects its own requests only.
 */
export function sharingThreads(make: () => ClosableEmbedder): () => ClosableEmbedder {
  const threads = make();
  let inUse = 0;
  let activeRequests = 0;
  let idleTimer: NodeJS.Timeout | undefined;
  const release = async (): Promise<void> => {
    inUse--;
    if (inUse > 0) return;
    if (activeRequests > 0) await threads.close();
    else idleTimer = setTimeout(() => void threads.close(), IDLE_MS).unref();
  };
  const embed = (texts: readonly string[]): Promise<Float32Array[]> => {
    activeRequests++;
    return threads.embed(texts).finally(() => {
      activeRequests--;
    });
  };
  return () => {
    /** Rejects the requests that run; undefined while the embedder is not in use. */
    let rejections: Set<(error: Error) => void> | undefined;
    return {
      id: threads.id,
      dimensions: threads.dimensions,
      embed(texts) {
        if (rejections === undefined) {
          rejections = new Set();
          inUse++;
          clearTimeout(idleTimer);
        }
        const own = rejections;
        return new Promise((resolve, reject) => {
          own.add(reject);
          embed(texts)
            .then(resolve, reject)
            .finally(() => own.delete(reject));
        });
      },
      async close() {
        const closing = rejections;
        if (closing === undefined) return;
        rejections = undefined;
        for (const reject of closing) reject(encoderErrors.ENCODER_FAILED({ reason: 'it was closed' }));
        await release();
      },
    };
  };
}
