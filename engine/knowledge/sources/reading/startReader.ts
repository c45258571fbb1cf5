import { Worker } from 'node:worker_threads';
import { AppError, type ErrorData } from '../../../base/appError.ts';
import { knowledgeErrors } from '../../errors.ts';
import type { Passage } from '../chunk.ts';
import { sourceLimits } from '../chunkSources.ts';
import type { SourceContent } from './readPassages.ts';

/** What the reading worker answers for one source. */
export type ReadReply = { readonly passages: readonly Passage[] } | { readonly error: ErrorData };

/** What a source may take to be read. */
export interface ReadLimits {
  readonly seconds: number;
  readonly memoryMegabytes: number;
}

/** Reads sources on a thread of its own, one after the other. */
export interface SourceReader {
  /**
   * Reads a source. Call it again only when the promise is settled.
   *
   * @throws AppError of the source; `KB_SOURCE_TOO_SLOW`, `KB_SOURCE_TOO_COMPLEX` when it passed the limits, the signal's
   *   reason when aborted. The thread has ended then and the next source starts another.
   */
  read(source: SourceContent, signal?: AbortSignal): Promise<Passage[]>;
  close(): Promise<void>;
}

/**
 * A thread that runs into its hard limit may take the whole process with it, when it asks for much at once. So it is
 * weighed from outside and ended long before.
 */
const HEADROOM = 4;
const WEIGHED_EVERY_MS = 50;

/** Makes a reader; its thread starts with the first source. */
export function startReader(limits: ReadLimits = sourceLimits): SourceReader {
  let worker: Worker | undefined;
  const start = (): Worker => {
    const file = import.meta.url.endsWith('.ts') ? './readWorker.ts' : './readWorker.js';
    // The process's own flags are none of the worker's business: some of them would stop it.
    const started = new Worker(new URL(file, import.meta.url), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: HEADROOM * limits.memoryMegabytes },
    });
    // A thread that dies between two sources is reported by the next one, and must not end the process.
    return started
      .on('error', () => undefined)
      .on('exit', () => {
        if (worker === started) worker = undefined;
      });
  };
  const stop = async (): Promise<void> => {
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
  };
  return {
    async read(source, signal) {
      signal?.throwIfAborted();
      worker ??= start();
      const running = worker;
      const location = { file: source.path };
      const ending = new AbortController();
      try {
        const reply = await new Promise<ReadReply>((resolve, reject) => {
          const onError = (cause: unknown): void => reject(lost(cause, limits, location));
          const onExit = (code: number): void => onError(new Error(`its thread ended with code ${code}`));
          const tooSlow = (): void =>
            reject(knowledgeErrors.KB_SOURCE_TOO_SLOW({ seconds: limits.seconds }, { location }));
          const timer = setTimeout(tooSlow, limits.seconds * 1000);
          const weighing = setInterval(() => {
            usedMegabytes(running)
              .then((used) => used > limits.memoryMegabytes && reject(tooComplex(limits, location)))
              // The thread has ended, which says itself why.
              .catch(() => undefined);
          }, WEIGHED_EVERY_MS);
          running.on('message', resolve).on('error', onError).on('exit', onExit);
          signal?.addEventListener('abort', () => reject(signal.reason), { signal: ending.signal });
          ending.signal.addEventListener('abort', () => {
            clearTimeout(timer);
            clearInterval(weighing);
            running.off('message', resolve).off('error', onError).off('exit', onExit);
          });
          running.postMessage(source);
        });
        if ('error' in reply) throw AppError.fromJSON(reply.error);
        return [...reply.passages];
      } catch (error) {
        // What the source itself is to blame for leaves the thread as it was.
        if (!(error instanceof AppError) || fatal.includes(error.code)) await stop();
        throw error;
      } finally {
        ending.abort();
      }
    },
    close: stop,
  };
}

// Errors after which the thread is of no more use, or may be.
const fatal: readonly string[] = ['KB_SOURCE_TOO_SLOW', 'KB_SOURCE_TOO_COMPLEX', 'KB_SOURCE_UNREADABLE'];

function tooComplex(limits: ReadLimits, location: { readonly file: string }, cause?: unknown): AppError {
  return knowledgeErrors.KB_SOURCE_TOO_COMPLEX({ megabytes: limits.memoryMegabytes }, { location, cause });
}

async function usedMegabytes(worker: Worker): Promise<number> {
  const { used_heap_size: used } = await worker.getHeapStatistics();
  return used / 1024 / 1024;
}

function lost(cause: unknown, limits: ReadLimits, location: { readonly file: string }): AppError {
  if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return tooComplex(limits, location, cause);
  const reason = cause instanceof Error ? cause.message : String(cause);
  return knowledgeErrors.KB_SOURCE_UNREADABLE({ reason }, { location, cause });
}
