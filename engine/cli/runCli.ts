import { Command, CommanderError } from 'commander';
import { AppError, formatError } from '../base/appError.ts';
import { packageVersion } from '../project/packageRoot.ts';
import type { CliCommand, CliIo } from './cliCommand.ts';
import { cliErrors } from './errors.ts';

/** A subcommand as the help lists it. Its modules are loaded only when it is called. */
export interface CommandEntry {
  readonly name: string;
  readonly description: string;
  readonly load: () => Promise<CliCommand>;
}

/** All subcommands, in the order of the help. */
export const cliCommands: readonly CommandEntry[] = [
  {
    name: 'new',
    description: 'create a project from a template',
    load: async () => (await import('./commands/newCommand.ts')).newCommand,
  },
  {
    name: 'import',
    description: 'import intents, utterances or API actions from a file of another tool',
    load: async () => (await import('./commands/importCommand.ts')).importCommand,
  },
  {
    name: 'texts',
    description: 'exchange texts with translators, as XLIFF or CSV',
    load: async () => (await import('./commands/textsCommand.ts')).textsCommand,
  },
  {
    name: 'intents',
    description: 'export the utterances of intents as CSV',
    load: async () => (await import('./commands/intentsCommand.ts')).intentsCommand,
  },
  {
    name: 'validate',
    description: 'print every problem of a project',
    load: async () => (await import('./commands/validateCommand.ts')).validateCommand,
  },
  {
    name: 'simulate',
    description: 'chat with a project; customer messages come from a script, a pipe or the keyboard',
    load: async () => (await import('./commands/simulateCommand.ts')).simulateCommand,
  },
  {
    name: 'test',
    description: "run a project's tests, with actions answered from their mock examples",
    load: async () => (await import('./commands/testCommand.ts')).testCommand,
  },
  {
    name: 'replay',
    description: 'replay recordings against the current project and report the first turn that differs',
    load: async () => (await import('./commands/replayCommand.ts')).replayCommand,
  },
  {
    name: 'nlu',
    description: 'train, try out and evaluate the understanding of messages',
    load: async () => (await import('./commands/nluCommand.ts')).nluCommand,
  },
  {
    name: 'kb',
    description: 'fetch, index, search and evaluate the knowledge base',
    load: async () => (await import('./commands/kbCommand.ts')).kbCommand,
  },
  {
    name: 'mock',
    description: 'serve the mock examples of all actions over HTTP',
    load: async () => (await import('./commands/mockCommand.ts')).mockCommand,
  },
  {
    name: 'encoder',
    description:
      "try the project's encoder, download its model, or record the files of your own model folder",
    load: async () => (await import('./commands/encoderCommand.ts')).encoderCommand,
  },
  {
    name: 'bundle',
    description: 'pack a project with its trained model and index for the runtime',
    load: async () => (await import('./commands/bundleCommand.ts')).bundleCommand,
  },
  {
    name: 'serve',
    description: 'serve a bundle over HTTP',
    load: async () => (await import('./commands/serveCommand.ts')).serveCommand,
  },
];

/**
 * Builds the `dialoom` command.
 *
 * @param setExitCode - Called by a command that ran but found something wrong (errors in `validate`, divergences in
 *   `replay`).
 * @param isWanted - Which subcommands are needed in full. The others are added with name and description only, and
 *   their modules are not loaded.
 */
export async function createProgram(
  io: CliIo,
  setExitCode: (code: number) => void,
  isWanted: (name: string) => boolean,
): Promise<Command> {
  const program = new Command('dialoom')
    .description('Design, check, simulate, replay, bundle and serve customer-service conversations.')
    .version(packageVersion);
  for (const { name, description, load } of cliCommands) {
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

/** The command parser prints `error: unknown option '--x'` and, in a second line, a suggestion. */
function sentence(text: string): string {
  const [first = '', ...rest] = text
    .replace(/^error: /, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(' ');
}

/**
 * Runs one command line.
 *
 * @param args - Without the interpreter and the script.
 * @returns The exit code: 0 for success, 1 if the command failed or found something wrong, 2 for wrong usage.
 */
export async function runCli(args: readonly string[], io: CliIo): Promise<number> {
  let exitCode = 0;
  const setExitCode = (code: number): void => {
    exitCode = code;
  };
  try {
    // `dialoom help serve` needs the same command as `dialoom serve --help`.
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
