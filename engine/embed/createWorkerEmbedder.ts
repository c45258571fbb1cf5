import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { AppError } from '../base/appError.ts';
import { closeRequest, type EmbedReply, type EmbedRequest } from './answerEmbedRequests.ts';
import type { ClosableEmbedder } from './closableEmbedder.ts';
import { encoderErrors } from './errors.ts';

/** A model that computes on a thread of its own. */
export interface WorkerModel {
  readonly id: string;
  readonly dimensions: number;
  /** Module that calls `answerEmbedRequests`. */
  readonly worker: URL;
  /** Handed to the worker as `workerData`. */
  readonly data?: unknown;
  /**
   * True for a model whose native code must not be cut off: the whole process would abort. Its thread ends by itself,
   * after the text that it is at.
   */
  readonly endsItself?: boolean;
}

interface Waiting {
  readonly resolve: (vectors: Float32Array[]) => void;
  readonly reject: (error: Error) => void;
}

/**
 * An embedder on a worker thread, which starts with the first text and keeps the process alive only while a request
 * runs.
 *
 * @returns The embedder. `embed` rejects with the error of the model, or with `ENCODER_FAILED` when its thread dies.
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

  const lose = (lost: Worker, reason: string): void => {
    if (worker !== lost) return;
    worker = undefined;
    const requests = [...waiting.values()];
    waiting.clear();
    for (const request of requests) request.reject(encoderErrors.ENCODER_FAILED({ reason }));
  };

  const start = (): Worker => {
    // The process's own flags are none of the worker's business: some of them would stop it.
    const started = new Worker(file, { execArgv: [], workerData: data });
    started.on('message', settle);
    started.on('error', (error) => lose(started, error instanceof Error ? error.message : String(error)));
    started.on('exit', (code) => lose(started, `its thread ended with code ${code}`));
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
      lose(closing, 'it was closed');
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

/** From this many texts in one request on, starting a second thread costs less than it saves. */
const MANY = 200;
/** Milliseconds after which a helper that nobody needs gives its memory back. */
const IDLE_MS = 10_000;

/**
 * Encodes many texts on two threads: a training on thousands of utterances takes half as long. A message of a customer is
 * encoded by the first alone.
 *
 * @param make - Makes an embedder on a thread of its own. A vector depends on its text alone, so which one computes it
 *   makes no difference.
 */
export function withHelper(make: () => ClosableEmbedder): ClosableEmbedder {
  const first = make();
  let helper: ClosableEmbedder | undefined;
  let busy = 0;
  let idle: NodeJS.Timeout | undefined;
  const letGo = async (): Promise<void> => {
    const closing = helper;
    helper = undefined;
    await closing?.close();
  };
  const help = async (texts: readonly string[]): Promise<Float32Array[]> => {
    clearTimeout(idle);
    busy++;
    helper ??= make();
    try {
      return await helper.embed(texts);
    } finally {
      busy--;
      if (busy === 0) idle = setTimeout(() => void letGo(), IDLE_MS).unref();
    }
  };
  return {
    id: first.id,
    dimensions: first.dimensions,
    embed: async (texts) => {
      if (texts.length < MANY) return first.embed(texts);
      // Every other one, so that both have as many long texts.
      const halves = [0, 1].map((half) => texts.filter((_, n) => n % 2 === half));
      const [even = [], odd = []] = await Promise.all([first.embed(halves[0] ?? []), help(halves[1] ?? [])]);
      return texts.map((_, n) => (n % 2 === 0 ? even : odd)[n >> 1] ?? new Float32Array(first.dimensions));
    },
    close: async () => {
      clearTimeout(idle);
      await Promise.all([first.close(), letGo()]);
    },
  };
}
