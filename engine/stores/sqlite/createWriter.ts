import { Worker } from 'node:worker_threads';
import { AppError } from '../../base/appError.ts';
import type { SqliteDatabase } from '../../project/openSqlite.ts';
import { storeErrors } from '../errors.ts';
import { createCommit, type Write, type WriteOutcome } from './writes.ts';

/** Commits writes in the order in which they came, several at a time where several wait. */
export interface Writer {
  /**
   * @returns The value of the write's outcome, when it is durable.
   * @throws AppError of the write, or STORE_WRITE_FAILED.
   */
  readonly write: (write: Write) => Promise<number>;
  /** Commits what waits, and ends. */
  readonly close: () => Promise<void>;
}

/** What the thread that writes is sent: writes to commit, or the word to end. */
export type WriterMessage = readonly Write[] | 'close';

interface Waiting {
  readonly write: Write;
  readonly resolve: (value: number) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A writer on this thread: what is written before the thread turns to something else is one transaction.
 *
 * @param database - Has the stores' tables. It stays open.
 */
export function createLocalWriter(database: SqliteDatabase): Writer {
  const commit = createCommit(database);
  return batchingWriter((those) => settle(those, commit(those.map(({ write }) => write))));
}

/**
 * A writer with a thread and a connection of its own. Whoever asks for a turn does not wait for the disk on the main
 * thread, and what comes in while the disk is busy is the next transaction.
 *
 * @param path - Database file that has the stores' tables.
 */
export function createThreadWriter(path: string): Writer {
  const sent: Waiting[] = [];
  let worker: Worker | undefined;
  const lose = (lost: Worker, reason: string): void => {
    if (worker !== lost) return;
    worker = undefined;
    for (const { reject } of sent.splice(0)) reject(storeErrors.STORE_WRITE_FAILED({ reason }));
  };
  const start = (): Worker => {
    const file = import.meta.url.endsWith('.ts') ? './writeWorker.ts' : './writeWorker.js';
    // The process's own flags are none of the worker's business: some of them would stop it.
    const started = new Worker(new URL(file, import.meta.url), { execArgv: [], workerData: path });
    started.on('message', (outcomes: readonly WriteOutcome[]) => {
      settle(sent.splice(0, outcomes.length), outcomes);
      if (sent.length === 0) started.unref();
    });
    started.on('error', (error) => lose(started, error instanceof Error ? error.message : String(error)));
    started.on('exit', (code) => lose(started, `its thread ended with code ${code}`));
    return started;
  };
  const { write, close } = batchingWriter((those) => {
    worker ??= start();
    worker.ref();
    sent.push(...those);
    const message: WriterMessage = those.map((one) => one.write);
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

/** Hands writes on together that come before the thread turns to something else. */
function batchingWriter(hand: (those: readonly Waiting[]) => void): Writer {
  let gathered: Waiting[] = [];
  const handOn = (): void => {
    const those = gathered;
    gathered = [];
    hand(those);
  };
  return {
    write: (write) =>
      new Promise((resolve, reject) => {
        if (gathered.push({ write, resolve, reject }) === 1) queueMicrotask(handOn);
      }),
    close: async () => undefined,
  };
}

function settle(those: readonly Waiting[], outcomes: readonly WriteOutcome[]): void {
  for (const [index, { resolve, reject }] of those.entries()) {
    const outcome = outcomes[index];
    if (outcome?.ok === true) resolve(outcome.value);
    else if (outcome !== undefined) reject(AppError.fromJSON(outcome.error));
  }
}
