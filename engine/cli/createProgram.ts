import { Command } from 'commander';
import type { CliIo } from './cliIo.ts';
import { commands } from './commands.ts';
import { version } from './version.ts';

/**
 * Builds the `dialoom` command from the list in `commands.ts`.
 *
 * @param setExitCode - Called by a command that ran but has bad news (validate with errors, replay with differences).
 */
export function createProgram(io: CliIo, setExitCode: (code: number) => void): Command {
  const program = new Command('dialoom')
    .description('Design, check, simulate, replay, bundle and serve customer-service conversations.')
    .version(version);
  for (const command of commands) program.addCommand(command(io, setExitCode));
  for (const command of [program, ...program.commands]) {
    command.exitOverride().showHelpAfterError('(add --help for how to use it)');
    command.configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.note(text.trimEnd()),
    });
  }
  return program;
}
