import { resolve } from 'node:path';
import { Command } from 'commander';
import { AppError } from '../../base/appError.ts';
import type { Workspace } from '../../edit/workspace.ts';
import type { ForeignFile } from '../../interop/defineImporter.ts';
import {
  type ImportOptions,
  type ImportResult,
  importFile,
  listFileOperations,
} from '../../interop/importFile.ts';
import { importers } from '../../interop/index.ts';
import type { OperationChoice, OperationSummary, ReportEntry } from '../../model/reports/importReport.ts';
import { reportEntryText } from '../../words/importWords.ts';
import { type CliCommand, type CliIo, readTextFile } from '../cliCommand.ts';
import { cliErrors } from '../errors.ts';
import { openWorkspace, writeImported } from '../exchange.ts';

const headings = { taken: 'Imported', changed: 'Changed', left_out: 'Left out' } as const;

/** Maximum number of entries listed for each outcome; the others are counted. */
const maxEntries = 20;

/** The report of an import as text: what was imported, changed and left out. */
function importLines(report: readonly ReportEntry[]): readonly string[] {
  return (['taken', 'changed', 'left_out'] as const).flatMap((outcome) => {
    const entries = report.filter((entry) => entry.outcome === outcome);
    if (entries.length === 0) return [];
    const more = entries.length - maxEntries;
    return [
      `${headings[outcome]}:`,
      ...entries.slice(0, maxEntries).map((entry) => `  ${reportEntryText(entry)}`),
      ...(more > 0 ? [`  and ${more} more; --json lists all`] : []),
    ];
  });
}

interface Options {
  readonly into?: string;
  readonly as?: string;
  readonly operations?: string;
  readonly tag?: string;
  readonly list?: true;
  readonly dryRun?: true;
  readonly json?: true;
}

/** @throws AppError CLI_USAGE */
function choiceOf({ operations, tag }: Options): OperationChoice | undefined {
  if (operations !== undefined && tag !== undefined)
    throw cliErrors.CLI_USAGE({ detail: '--operations and --tag cannot be used together' });
  if (tag !== undefined) return { tag };
  if (operations === undefined || operations === 'all') return operations;
  const ids = operations
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  if (ids.length === 0) throw cliErrors.CLI_USAGE({ detail: '--operations names no operation' });
  return { ids };
}

/** The operations of a file, one a line: what to choose it by, what it calls, what it is. */
function operationLines(operations: readonly OperationSummary[]): readonly string[] {
  const width = Math.max(0, ...operations.map(({ id }) => id.length));
  return operations.map(({ id, method, path, summary, tags, deprecated }) => {
    const notes = [...tags.map((tag) => `[${tag}]`), ...(deprecated ? ['deprecated'] : [])];
    return [id.padEnd(width), method.padEnd(6), path, ...(summary === '' ? [] : [summary]), ...notes].join(
      '  ',
    );
  });
}

/** `dialoom import FILE --into PROJECT`: imports what another tool exported. */
export const importCommand: CliCommand = (io) =>
  new Command('import')
    .argument('<file>', `file to read: ${importers.map(({ label }) => label).join('; ')}`)
    .option('--into <project>', 'project folder; existing documents are kept (needed unless you only --list)')
    .option(
      '--as <importer>',
      `how to read it: ${importers.map(({ id }) => id).join(', ')} (default: detected)`,
    )
    .option('--operations <ids>', 'only these operations of an API, separated by commas; "all" for all')
    .option('--tag <tag>', 'only the operations of an API with this tag')
    .option('--list', 'list the operations of an API, without importing any')
    .option('--dry-run', 'report what would be done, without writing anything')
    .option('--json', 'print the report as JSON')
    .action(async (path: string, options: Options) => {
      const file = { path, content: await readTextFile(resolve(io.cwd, path)) };
      const choice = choiceOf(options);
      if (options.list === true) {
        const operations = listFileOperations(file, options.as);
        for (const line of options.json === true ? [JSON.stringify(operations)] : operationLines(operations))
          io.out(line);
        return;
      }
      if (options.into === undefined)
        throw cliErrors.CLI_USAGE({ detail: 'Name the project folder with --into' });
      const folder = resolve(io.cwd, options.into);
      const workspace = await openWorkspace(folder);
      const { importer, files, report } = importOrList(workspace, file, { as: options.as, choice }, io);
      const dryRun = options.dryRun === true;
      const done = await writeImported(folder, files, dryRun);
      if (options.json === true) {
        io.out(JSON.stringify({ importer, dryRun, files: files.map((written) => written.path), report }));
        return;
      }
      for (const line of [...importLines(report), done]) io.out(line);
    });

/** Imports a file. If it has too many operations to import unasked, they are listed, and the error asks to choose. */
function importOrList(
  workspace: Workspace,
  file: ForeignFile,
  options: ImportOptions,
  io: CliIo,
): ImportResult {
  try {
    return importFile(workspace, file, options);
  } catch (error) {
    if (error instanceof AppError && error.code === 'INTEROP_CHOICE_NEEDED')
      for (const line of operationLines(listFileOperations(file, options.as))) io.out(line);
    throw error;
  }
}
