import { Command } from 'commander';
import { packageVersion } from '../project/packageVersion.ts';
import type { CliIo } from './cliIo.ts';
import { commands } from './commands.ts';

/**
 * Builds the `dialoom` command from the list in `commands.ts`.
 *
 * @param setExitCode - Called by a command that ran but has bad news (validate with errors, replay with differences).
 */
export function createProgram(io: CliIo, setExitCode: (code: number) => void): Command {
  const program = new Command('dialoom')
    .description('Design, check, simulate, replay, bundle and serve customer-service conversations.')
    .version(packageVersion);
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
