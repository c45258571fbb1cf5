import { execFile } from 'node:child_process';
import { cliEntry } from './paths.ts';
import { type ProgramOptions, type RunningProgram, startProgram } from './startProgram.ts';

/** What a finished command left behind. */
export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The `dialoom` command, seen from outside. */
export interface Cli {
  /** Runs a command to its end, whatever its exit code. */
  run(args: readonly string[], environment?: ProgramOptions['environment']): Promise<CliResult>;
  /** Starts one that runs until it is stopped (`serve`, `mock`) and waits for its address. */
  start(args: readonly string[], environment?: ProgramOptions['environment']): Promise<RunningProgram>;
  /** Stops whatever still runs. */
  stopAll(): Promise<void>;
}

/** Makes the command for one working directory. */
export function createCli(cwd: string): Cli {
  const running: RunningProgram[] = [];
  return {
    run: (args, environment) =>
      new Promise((resolve) => {
        const options = { cwd, env: { ...process.env, ...environment }, maxBuffer: 64 * 1024 * 1024 };
        execFile(process.execPath, [cliEntry, ...args], options, (error, stdout, stderr) =>
          resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
        );
      }),
    start: async (args, environment) => {
      const program = await startProgram(cliEntry, args, { cwd, environment });
      running.push(program);
      return program;
    },
    stopAll: async () => {
      await Promise.all(running.map((program) => program.stop()));
    },
  };
}
