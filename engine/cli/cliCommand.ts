// What every command is given and returns, and how it reads files and waits.

import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Command } from 'commander';
import { cliErrors } from './errors.ts';

/** What a command sees of its surroundings; tests give their own. */
export interface CliIo {
  /** Data and results. */
  readonly out: (line: string) => void;
  /** Progress, hints and errors. */
  readonly note: (line: string) => void;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Ends what runs until stopped (`serve`, `mock`). */
  readonly stop: AbortSignal;
  /** Directory that relative paths start from. */
  readonly cwd: string;
}

/**
 * Makes one subcommand.
 *
 * @param setExitCode - For a command that ran but has bad news; one that throws exits with 1 anyway.
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

/** Resolves when the signal is aborted: how `serve` and `mock` wait to be stopped. */
export function untilStopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
