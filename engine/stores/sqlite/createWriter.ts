import { Worker } from 'node:worker_threads';
import { AppError } from '../../base/appError.ts';
import type { SqliteDatabase } from '../../project/openSqlite.ts';
import { storeErrors } from '../errors.ts';
import { createCommit, type Write, type WriteOutcome } from './writes.ts';

/** Commits writes in order, several at a time if several are waiting. */
export interface Writer {
  /**
   * @returns The value of the write's outcome, once it is durable.
   * @throws AppError of the write, or STORE_WRITE_FAILED.
   */
  readonly write: (write: Write) => Promise<number>;
  /** Commits waiting writes, and ends. */
  readonly close: () => Promise<void>;
}

/** A message to the writing thread: writes to commit, or `close`. */
export type WriterMessage = readonly Write[] | 'close';

interface WaitingWrite {
  readonly write: Write;
  readonly resolve: (value: number) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A writer on this thread. Writes in the same microtask turn share a transaction.
 *
 * @param database - Must have the stores' tables. It stays open.
 */
export function createLocalWriter(database: SqliteDatabase): Writer {
  const commit = createCommit(database);
  return batchingWriter((batch) => settle(batch, commit(batch.map(({ write }) => write))));
}

/**
 * A writer with its own thread and connection. The main thread never waits for the disk, and writes that arrive while
 * the disk is busy share the next transaction.
 *
 * @param path - Database file with the stores' tables.
 */
export function createThreadWriter(path: string): Writer {
  const sentWrites: WaitingWrite[] = [];
  let worker: Worker | undefined;
  const abandon = (abandoned: Worker, reason: string): void => {
    if (worker !== abandoned) return;
    worker = undefined;
    for (const { reject } of sentWrites.splice(0)) reject(storeErrors.STORE_WRITE_FAILED({ reason }));
  };
  const start = (): Worker => {
    const file = import.meta.url.endsWith('.ts') ? './writeWorker.ts' : './writeWorker.js';
    // The process's own flags are not passed on, because some of them would prevent the worker from starting.
    const started = new Worker(new URL(file, import.meta.url), { execArgv: [], workerData: path });
    started.on('message', (outcomes: readonly WriteOutcome[]) => {
      settle(sentWrites.splice(0, outcomes.length), outcomes);
      if (sentWrites.length === 0) started.unref();
    });
    started.on('error', (error) => abandon(started, error instanceof Error ? error.message : String(error)));
    started.on('exit', (code) => abandon(started, `its thread ended with code ${code}`));
    return started;
  };
  const { write, close } = batchingWriter((batch) => {
    worker ??= start();
    worker.ref();
    sentWrites.push(...batch);
    const message: WriterMessage = batch.map((one) => one.write);
    worker.postMessage(message);
  });
  return {
    write,
    close: async () => {
      await close();
      const ending = worker;
      if (ending === undefined) return;
      const ended = new Promise<void>((resolve) => ending.once('exit', () => resolve()));
      ending.ref();
      const message: WriterMessage = 'close';
      ending.postMessage(message);
      await ended;
    },
  };
}

/** Passes on together the writes of one microtask turn. */
function batchingWriter(commitBatch: (batch: readonly WaitingWrite[]) => void): Writer {
  let pendingWrites: WaitingWrite[] = [];
  const flush = (): void => {
    const batch = pendingWrites;
    pendingWrites = [];
    commitBatch(batch);
  };
  return {
    write: (write) =>
      new Promise((resolve, reject) => {
        if (pendingWrites.push({ write, resolve, reject }) === 1) queueMicrotask(flush);
      }),
    close: async () => undefined,
  };
}

function settle(batch: readonly WaitingWrite[], outcomes: readonly WriteOutcome[]): void {
  for (const [index, { resolve, reject }] of batch.entries()) {
    const outcome = outcomes[index];
    if (outcome?.ok === true) resolve(outcome.value);
    else if (outcome !== undefined) reject(AppError.fromJSON(outcome.error));
  }
}
