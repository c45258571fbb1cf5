import { CommanderError } from 'commander';
import { AppError, formatError } from '../base/appError.ts';
import type { CliIo } from './cliIo.ts';
import { createProgram } from './createProgram.ts';

/**
 * Runs one command line.
 *
 * @param args - Without the interpreter and the script.
 * @returns The exit code: 0 on success only, 1 when the command failed or found something, 2 for a wrong call.
 */
export async function runCli(args: readonly string[], io: CliIo): Promise<number> {
  let exitCode = 0;
  const setExitCode = (code: number): void => {
    exitCode = code;
  };
  try {
    // `dialoom help serve` asks for one as `dialoom serve --help` does.
    const words = args.filter((arg) => !arg.startsWith('-'));
    const wanted = words[0] === 'help' ? words[1] : words[0];
    const program = await createProgram(io, setExitCode, (name) => name === wanted);
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof AppError) {
      io.note(formatError(error));
      return 1;
    }
    io.note(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 1;
  }
}
