import { Command } from 'commander';
import { formatError } from '../base/appError.ts';
import { packageVersion } from '../project/packageVersion.ts';
import type { CliIo } from './cliIo.ts';
import { commands } from './commands.ts';
import { cliErrors } from './errors.ts';

/**
 * Builds the `dialoom` command from the list in `commands.ts`.
 *
 * @param setExitCode - Called by a command that ran but has bad news (validate with errors, replay with differences).
 * @param isWanted - Which subcommands are needed whole; of the others the help knows name and description, and nothing of
 *   what they import is loaded.
 */
export async function createProgram(
  io: CliIo,
  setExitCode: (code: number) => void,
  isWanted: (name: string) => boolean,
): Promise<Command> {
  const program = new Command('dialoom')
    .description('Design, check, simulate, replay, bundle and serve customer-service conversations.')
    .version(packageVersion);
  for (const { name, description, load } of commands) {
    const command = isWanted(name) ? (await load())(io, setExitCode) : new Command(name);
    program.addCommand(command.description(description));
  }
  for (const command of withSubcommands(program)) {
    command.exitOverride();
    command.configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.note(text.trimEnd()),
      outputError: (text, write) => write(formatError(cliErrors.CLI_USAGE({ detail: sentence(text) }))),
    });
  }
  return program;
}

function withSubcommands(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

/** The command parser says `error: unknown option '--x'` and, in a second line, what was perhaps meant. */
function sentence(text: string): string {
  const [first = '', ...rest] = text
    .replace(/^error: /, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(' ');
}
