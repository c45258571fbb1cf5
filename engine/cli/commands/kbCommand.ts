import { Command } from 'commander';
import type { CliCommand } from '../cliCommand.ts';
import { kbEvaluateCommand } from '../kb/kbEvaluateCommand.ts';
import { kbGapsCommand } from '../kb/kbGapsCommand.ts';
import { kbIndexCommand } from '../kb/kbIndexCommand.ts';
import { kbSearchCommand } from '../kb/kbSearchCommand.ts';
import { kbFetchCommand } from './kbFetchCommand.ts';

/** `dialoom kb …`: the knowledge base of a project. */
export const kbCommand: CliCommand = (io, setExitCode) => {
  const command = new Command('kb');
  for (const make of [kbIndexCommand, kbSearchCommand, kbEvaluateCommand, kbGapsCommand, kbFetchCommand])
    command.addCommand(make(io, setExitCode));
  return command;
};
