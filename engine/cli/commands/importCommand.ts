import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { createWorkspace } from '../../edit/workspace.ts';
import { importFile } from '../../interop/importFile.ts';
import { importers } from '../../interop/index.ts';
import { nodeRegistry } from '../../nodes/index.ts';
import { openProjectFolder } from '../../project/openProjectFolder.ts';
import { writeDurably } from '../../project/writeDurably.ts';
import type { CliCommand } from '../cliCommand.ts';
import { importLines } from '../importLines.ts';
import { readTextFile } from '../readTextFile.ts';

/** `dialoom import FILE --into PROJECT`: takes over what another tool exported. */
export const importCommand: CliCommand = (io) =>
  new Command('import')
    .argument('<file>', `file to read: ${importers.map(({ label }) => label).join('; ')}`)
    .requiredOption('--into <project>', 'project folder; what it has stays as it is')
    .option(
      '--as <importer>',
      `how to read it: ${importers.map(({ id }) => id).join(', ')} (default: as it looks)`,
    )
    .option('--dry-run', 'say what would be done, and write nothing')
    .option('--json', 'print the report as JSON')
    .action(async (path: string, options: { into: string; as?: string; dryRun?: true; json?: true }) => {
      const folder = resolve(io.cwd, options.into);
      const content = await readTextFile(resolve(io.cwd, path));
      const { parsed } = await openProjectFolder(folder);
      const workspace = createWorkspace(parsed.files, nodeRegistry, parsed);
      const { importer, files, report } = importFile(workspace, { path, content }, options.as);
      if (options.dryRun !== true) {
        for (const { path: file, after } of files)
          if (after !== null) await writeDurably(join(folder, file), after);
      }
      const written = files.map((change) => change.path);
      if (options.json === true) {
        io.out(JSON.stringify({ importer, dryRun: options.dryRun === true, files: written, report }));
        return;
      }
      for (const line of importLines(report)) io.out(line);
      const count = written.length === 1 ? '1 file' : `${written.length} files`;
      io.out(options.dryRun === true ? `Nothing was written; ${count} would be` : `Wrote ${count}`);
    });
