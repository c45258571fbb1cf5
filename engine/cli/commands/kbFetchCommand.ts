import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { formatError } from '../../base/appError.ts';
import { fetchSitemapSource, isSitemapSource } from '../../project/fetchSitemapSource.ts';
import { readProjectFolder } from '../../project/readProjectFolder.ts';
import { systemClock } from '../../project/systemPorts.ts';
import { deleteDurably, writeDurably } from '../../project/writeDurably.ts';
import type { CliCommand } from '../cliCommand.ts';
import { cliErrors } from '../errors.ts';

interface Options {
  readonly dryRun?: true;
  readonly json?: true;
}

/** `dialoom kb fetch PROJECT [SOURCE]`: brings the pages of sitemaps into the project. */
export const kbFetchCommand: CliCommand = (io, setExitCode) =>
  new Command('fetch')
    .description('fetch the pages of sitemap sources into the knowledge folder')
    .argument('<project>', 'project folder')
    .argument('[source]', 'one source, such as knowledge/help.sitemap.yaml (default: all)')
    .option('--dry-run', 'say what would change and write nothing')
    .option('--json', 'print what changed as JSON')
    .action(async (folder: string, source: string | undefined, options: Options) => {
      const project = resolve(io.cwd, folder);
      const { files } = await readProjectFolder(project);
      const sources = source === undefined ? Object.keys(files).filter(isSitemapSource) : [source];
      if (sources.length === 0) throw cliErrors.CLI_NO_SITEMAPS({ folder: project });
      const done = [];
      for (const path of sources) {
        io.note(`Fetching ${path}…`);
        const { changes, problems, ...counts } = await fetchSitemapSource(files, path, systemClock, {
          signal: io.stop,
        });
        for (const [file, text] of options.dryRun === true ? [] : Object.entries(changes)) {
          if (text === null) await deleteDurably(join(project, file));
          else await writeDurably(join(project, file), text);
        }
        if (problems.length > 0) setExitCode(1);
        done.push({ source: path, ...counts, files: Object.keys(changes).sort(), problems });
      }
      if (options.json === true) {
        io.out(JSON.stringify(done));
        return;
      }
      for (const { source: path, added, updated, removed, unchanged, problems } of done) {
        for (const problem of problems) io.out(`${problem.severity}: ${formatError(problem)}`);
        io.out(`${path}: ${added} added, ${updated} updated, ${removed} removed, ${unchanged} unchanged`);
      }
    });
