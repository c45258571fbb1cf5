import { resolve } from 'node:path';
import { Command } from 'commander';
import { exportUtterances } from '../../interop/csv/csv.ts';
import type { CliCommand } from '../cliCommand.ts';
import { openWorkspace, writeExports } from '../exchange.ts';

interface ExportOptions {
  readonly out?: string;
  readonly force?: boolean;
}

/** `dialoom intents export PROJECT`: writes the utterances of all intents; `dialoom import` reads them. */
const intentsExportCommand: CliCommand = (io) =>
  new Command('export')
    .description(
      'write the utterances of all intents as CSV, with their annotations; "dialoom import" reads it',
    )
    .argument('<project>', 'project folder')
    .option('--out <folder>', 'where to write (default: the current folder)')
    .option('--force', 'overwrite a file')
    .action(async (folder: string, { out, force }: ExportOptions) => {
      const workspace = await openWorkspace(resolve(io.cwd, folder));
      await writeExports(io, [exportUtterances(workspace)], { out, force });
    });

/** `dialoom intents …`: intents to other tools. */
export const intentsCommand: CliCommand = (io, setExitCode) =>
  new Command('intents').addCommand(intentsExportCommand(io, setExitCode));
