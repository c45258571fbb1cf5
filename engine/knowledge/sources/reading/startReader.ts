import { Worker } from 'node:worker_threads';
import { AppError, type ErrorData } from '../../../base/appError.ts';
import { knowledgeErrors } from '../../errors.ts';
import type { Passage } from '../chunk.ts';
import { sourceLimits } from '../chunkSources.ts';
import type { SourceContent } from './readPassages.ts';

/** The reading worker's reply for one source. */
export type ReadReply = { readonly passages: readonly Passage[] } | { readonly error: ErrorData };

/** Limits of reading one source. */
export interface ReadLimits {
  readonly seconds: number;
  readonly memoryMegabytes: number;
}

/** Reads sources on a separate thread, one after the other. */
export interface SourceReader {
  /**
   * Reads a source. It may be called again only after the promise is settled.
   *
   * @throws AppError of the source; `KB_SOURCE_TOO_SLOW`, `KB_SOURCE_TOO_COMPLEX` if it exceeded the limits, the
   *   signal's reason when aborted. In these cases the thread has ended, and the next source starts another.
   */
  read(source: SourceContent, signal?: AbortSignal): Promise<Passage[]>;
  close(): Promise<void>;
}

/**
 * A thread that exceeds its hard memory limit with one large allocation may crash the whole process. So its memory use
 * is polled from outside, and it is ended long before.
 */
const HEADROOM = 4;
const MEMORY_POLL_MS = 50;

/** Creates a reader, whose thread starts with the first source. */
export function startReader(limits: ReadLimits = sourceLimits): SourceReader {
  let worker: Worker | undefined;
  const start = (): Worker => {
    const file = import.meta.url.endsWith('.ts') ? './readWorker.ts' : './readWorker.js';
    // The process's own flags are not passed on, because some of them would prevent the worker from starting.
    const started = new Worker(new URL(file, import.meta.url), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: HEADROOM * limits.memoryMegabytes },
    });
    // A thread that fails between two sources must not end the process; the next source starts another.
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
          const onError = (cause: unknown): void => reject(threadError(cause, limits, location));
          const onExit = (code: number): void => onError(new Error(`its thread ended with code ${code}`));
          const tooSlow = (): void =>
            reject(knowledgeErrors.KB_SOURCE_TOO_SLOW({ seconds: limits.seconds }, { location }));
          const timer = setTimeout(tooSlow, limits.seconds * 1000);
          const memoryPoll = setInterval(() => {
            usedMegabytes(running)
              .then((used) => used > limits.memoryMegabytes && reject(tooComplex(limits, location)))
              // The thread has ended, which reports the reason itself.
              .catch(() => undefined);
          }, MEMORY_POLL_MS);
          running.on('message', resolve).on('error', onError).on('exit', onExit);
          signal?.addEventListener('abort', () => reject(signal.reason), { signal: ending.signal });
          ending.signal.addEventListener('abort', () => {
            clearTimeout(timer);
            clearInterval(memoryPoll);
            running.off('message', resolve).off('error', onError).off('exit', onExit);
          });
          running.postMessage(source);
        });
        if ('error' in reply) throw AppError.fromJSON(reply.error);
        return [...reply.passages];
      } catch (error) {
        // After an error of the source itself the thread can be used further.
        if (!(error instanceof AppError) || threadErrors.includes(error.code)) await stop();
        throw error;
      } finally {
        ending.abort();
      }
    },
    close: stop,
  };
}

// Errors after which the thread may no longer be usable.
const threadErrors: readonly string[] = [
  'KB_SOURCE_TOO_SLOW',
  'KB_SOURCE_TOO_COMPLEX',
  'KB_SOURCE_UNREADABLE',
];

function tooComplex(limits: ReadLimits, location: { readonly file: string }, cause?: unknown): AppError {
  return knowledgeErrors.KB_SOURCE_TOO_COMPLEX({ megabytes: limits.memoryMegabytes }, { location, cause });
}

async function usedMegabytes(worker: Worker): Promise<number> {
  const { used_heap_size: used } = await worker.getHeapStatistics();
  return used / 1024 / 1024;
}

function threadError(cause: unknown, limits: ReadLimits, location: { readonly file: string }): AppError {
  if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return tooComplex(limits, location, cause);
  const reason = cause instanceof Error ? cause.message : String(cause);
  return knowledgeErrors.KB_SOURCE_UNREADABLE({ reason }, { location, cause });
}
