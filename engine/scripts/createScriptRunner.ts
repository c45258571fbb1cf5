import { Worker } from 'node:worker_threads';
import type { AppError } from '../base/appError.ts';
import type { ScriptCall, ScriptPort, ScriptResult } from '../model/ports.ts';
import { scriptErrors } from './errors.ts';

/** What the runner asks its worker thread: one script at a time. */
export interface ScriptRequest {
  readonly id: number;
  readonly call: ScriptCall;
}

/** What the worker thread says: first that it is ready, then one result a request. */
export type ScriptReply =
  | { readonly type: 'ready' }
  | { readonly type: 'result'; readonly id: number; readonly result: ScriptResult };

/** A {@link ScriptPort} that holds a thread until it is closed. */
export interface ScriptRunner extends ScriptPort {
  /** Ends the thread; what is running or waiting ends as SCRIPT_ENGINE_FAILED. Used again, it starts a new one. */
  close(): Promise<void>;
}

interface Job {
  readonly request: ScriptRequest;
  readonly done: (result: ScriptResult) => void;
}

/** Longer than its limit a script may take by the clock: it is limited by computing time, which others share. */
const graceMs = 2_000;

/**
 * Runs JavaScript in QuickJS (WebAssembly), each script in an interpreter of its own with limits of time, memory and
 * stack. One worker thread, started by the first script and restarted when it is lost, runs one script after the other,
 * so that a script that loops never holds up the thread that serves conversations.
 *
 * Scripts get no host objects. The current time (`Date.now()`, `new Date()`, `Date()`) and `Math.random` throw: a
 * replay gives the same. Dates are in UTC.
 *
 * @returns The runner. `run` never rejects: SCRIPT_SYNTAX, SCRIPT_FAILED, SCRIPT_TIMEOUT, SCRIPT_MEMORY,
 *   SCRIPT_OUTPUT_INVALID and SCRIPT_ENGINE_FAILED are results.
 */
export function createScriptRunner(): ScriptRunner {
  const waiting: Job[] = [];
  let running: Job | null = null;
  let worker: Worker | null = null;
  let ready = false;
  let alarm: NodeJS.Timeout | undefined;
  let nextId = 1;

  const finish = (job: Job, result: ScriptResult): void => {
    clearTimeout(alarm);
    running = null;
    job.done(result);
  };

  const next = (): void => {
    if (running !== null) return;
    const job = waiting.shift();
    if (job === undefined) {
      worker?.unref();
      return;
    }
    running = job;
    worker ??= start();
    worker.ref();
    if (ready) send(worker, job);
  };

  const send = (to: Worker, job: Job): void => {
    const { timeoutMs } = job.request.call;
    alarm = setTimeout(() => lose(to, scriptErrors.SCRIPT_TIMEOUT({ timeoutMs })), timeoutMs + graceMs);
    to.postMessage(job.request);
  };

  /** Gives a thread up; the scripts that wait go on in a new one. */
  const lose = (lost: Worker, error: AppError): void => {
    if (worker !== lost) return;
    worker = null;
    ready = false;
    void lost.terminate();
    if (running !== null) finish(running, { ok: false, error: error.toJSON(), logs: [] });
    next();
  };

  const start = (): Worker => {
    const file = import.meta.url.endsWith('.ts') ? './scriptWorker.ts' : './scriptWorker.js';
    // The process's own flags are none of the worker's business: some of them would stop it.
    const started = new Worker(new URL(file, import.meta.url), { execArgv: [], env: {} });
    started.on('message', (reply: ScriptReply) => {
      if (worker !== started) return;
      if (reply.type === 'ready') {
        ready = true;
        if (running !== null) send(started, running);
        return;
      }
      if (running?.request.id === reply.id) finish(running, reply.result);
      next();
    });
    const gone = (reason: string) => lose(started, scriptErrors.SCRIPT_ENGINE_FAILED({ reason }));
    started.on('error', (error) => gone(error instanceof Error ? error.message : String(error)));
    started.on('exit', (code) => gone(`its thread ended with code ${code}`));
    return started;
  };

  return {
    run: (call: ScriptCall) =>
      new Promise((done) => {
        waiting.push({ request: { id: nextId++, call }, done });
        next();
      }),
    async close() {
      const error = scriptErrors.SCRIPT_ENGINE_FAILED({ reason: 'the program is closing' }).toJSON();
      for (const job of waiting.splice(0)) job.done({ ok: false, error, logs: [] });
      if (running !== null) finish(running, { ok: false, error, logs: [] });
      const closing = worker;
      worker = null;
      ready = false;
      await closing?.terminate();
    },
  };
}
