import { Command } from 'commander';
import type { CliCommand } from '../cliCommand.ts';
import { kbFetchCommand } from './kbFetchCommand.ts';

/** `dialoom kb …`: the knowledge base of a project. */
export const kbCommand: CliCommand = (io, setExitCode) =>
  new Command('kb')
    .description('work on the knowledge base of a project')
    .addCommand(kbFetchCommand(io, setExitCode));
