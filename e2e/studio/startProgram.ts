import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** How to start a program. */
export interface ProgramOptions {
  readonly cwd: string;
  /** On top of this process's own; undefined takes a variable away. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
}

/** A program that runs until it is stopped. */
export interface RunningProgram {
  /** The first line of its standard output: its address. */
  readonly firstLine: string;
  /** What it wrote to standard error so far. */
  stderr(): string;
  /** Ends it with a signal and waits until it is gone. SIGTERM asks, SIGKILL does not. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/**
 * Starts a script of ours under this Node and waits for its first line.
 *
 * @throws Error with what it wrote to standard error, when it ends before it says anything.
 */
export async function startProgram(
  script: string,
  args: readonly string[],
  { cwd, environment }: ProgramOptions,
): Promise<RunningProgram> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const closed = once(child, 'close');
  const lines = createInterface({ input: child.stdout });
  const first = once(lines, 'line').then(([line]) => String(line));
  const firstLine = await Promise.race([first, closed.then(() => undefined)]);
  if (firstLine === undefined) throw new Error(`${script} ${args.join(' ')} did not start:\n${errors}`);
  return {
    firstLine,
    stderr: () => errors,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      await closed;
    },
  };
}
