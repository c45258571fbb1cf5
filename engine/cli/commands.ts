import type { CliCommand } from './cliCommand.ts';
import { bundleCommand } from './commands/bundleCommand.ts';
import { encoderCommand } from './commands/encoderCommand.ts';
import { importCommand } from './commands/importCommand.ts';
import { kbCommand } from './commands/kbCommand.ts';
import { mockCommand } from './commands/mockCommand.ts';
import { newCommand } from './commands/newCommand.ts';
import { nluCommand } from './commands/nluCommand.ts';
import { replayCommand } from './commands/replayCommand.ts';
import { serveCommand } from './commands/serveCommand.ts';
import { simulateCommand } from './commands/simulateCommand.ts';
import { testCommand } from './commands/testCommand.ts';
import { validateCommand } from './commands/validateCommand.ts';

/** All subcommands, in the order of the help. */
export const commands: readonly CliCommand[] = [
  newCommand,
  importCommand,
  validateCommand,
  simulateCommand,
  testCommand,
  replayCommand,
  nluCommand,
  kbCommand,
  mockCommand,
  encoderCommand,
  bundleCommand,
  serveCommand,
];
