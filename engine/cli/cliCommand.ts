// What every command gets and returns, and how commands read files and wait.

import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Command } from 'commander';
import { cliErrors } from './errors.ts';

/** A command's access to its surroundings; tests pass their own. */
export interface CliIo {
  /** Prints data and results. */
  readonly out: (line: string) => void;
  /** Prints progress, hints and errors. */
  readonly note: (line: string) => void;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted when the user stops the command (`serve`, `mock`). */
  readonly stop: AbortSignal;
  /** The directory that relative paths are resolved against. */
  readonly cwd: string;
}

/**
 * Makes one subcommand.
 *
 * @param setExitCode - Called by a command that ran but found something wrong; a command that throws exits with 1
 *   anyway.
 */
export type CliCommand = (io: CliIo, setExitCode: (code: number) => void) => Command;

/**
 * Reads a UTF-8 text file named on the command line.
 *
 * @throws AppError CLI_FILE_UNREADABLE.
 */
export async function readTextFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw cliErrors.CLI_FILE_UNREADABLE({ path, reason }, { location: { file: path }, cause });
  }
}

/** Resolves when the signal is aborted; `serve` and `mock` wait for it. */
export function untilStopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
