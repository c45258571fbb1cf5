import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { filesToWrite } from '../../edit/fileChange.ts';
import { compareTexts, exportTexts, isTaken, takeTexts } from '../../interop/texts/textFiles.ts';
import type { TextImport, TextImportEntry } from '../../model/reports/textImport.ts';
import { textOnOneLine, wordsOfTextEntry } from '../../words/textImport.ts';
import { type CliCommand, readTextFile } from '../cliCommand.ts';
import { cliErrors } from '../errors.ts';
import { openWorkspace, writeExports, writeImported } from '../exchange.ts';

interface ExportOptions {
  readonly format: 'xliff' | 'csv';
  readonly locale?: string;
  readonly out?: string;
  readonly force?: true;
}

/** `dialoom texts export PROJECT`: writes texts for translators. */
const textsExportCommand: CliCommand = (io) =>
  new Command('export')
    .description('write the texts for translators: XLIFF 2.1 for each language, or CSV with all')
    .argument('<project>', 'project folder')
    .addOption(new Option('--format <format>', 'xliff or csv').choices(['xliff', 'csv']).default('xliff'))
    .option('--locale <tag>', 'only this language, in XLIFF (default: all but the default language)')
    .option('--out <folder>', 'where to write (default: the current folder)')
    .option('--force', 'overwrite files')
    .action(async (folder: string, { format, locale, out, force }: ExportOptions) => {
      const workspace = await openWorkspace(resolve(io.cwd, folder));
      const { locales = [], defaultLocale } = workspace.parsed.project?.manifest ?? {};
      if (format === 'csv') {
        if (locale !== undefined)
          throw cliErrors.CLI_USAGE({ detail: 'CSV has all languages; leave out --locale' });
        await writeExports(io, [exportTexts(workspace, { format })], { out, force });
        return;
      }
      const wanted = locale === undefined ? locales.filter((tag) => tag !== defaultLocale) : [locale];
      const files = wanted.map((tag) => exportTexts(workspace, { format, locale: tag }));
      if (files.length === 0)
        io.out('The project has only its default language: there is nothing to translate');
      await writeExports(io, files, { out, force });
    });

interface ImportOptions {
  readonly into: string;
  readonly overwrite?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `dialoom texts import FILE --into PROJECT`: takes translations, and says what it leaves out. */
const textsImportCommand: CliCommand = (io) =>
  new Command('import')
    .description(
      'take translations from XLIFF 2 or CSV; texts of the project are replaced only with --overwrite',
    )
    .argument('<file>', 'file of a translator')
    .requiredOption('--into <project>', 'project folder')
    .option('--overwrite', 'also take texts that replace others')
    .option('--dry-run', 'report what would be done, without writing anything')
    .option('--json', 'print the report as JSON')
    .action(
      async (path: string, { into, overwrite = false, dryRun = false, json = false }: ImportOptions) => {
        const file = { path, content: await readTextFile(resolve(io.cwd, path)) };
        const folder = resolve(io.cwd, into);
        const workspace = await openWorkspace(folder);
        const found = compareTexts(workspace, file);
        const taken = found.entries.filter((entry) => isTaken(entry, { overwrite }));
        const written = filesToWrite(workspace.files, takeTexts(workspace, taken).files);
        const done = await writeImported(folder, written, dryRun);
        if (json) {
          const files = written.map((one) => one.path);
          io.out(JSON.stringify({ ...found, taken: taken.length, dryRun, files }));
          return;
        }
        for (const line of [...reportLines(path, found, new Set(taken)), done]) io.out(line);
      },
    );

function reportLines(
  path: string,
  { entries, same, untranslated }: TextImport,
  taken: ReadonlySet<TextImportEntry>,
): readonly string[] {
  const line = (entry: TextImportEntry) => {
    const place = entry.line === null ? path : `${path}:${entry.line}`;
    return `  ${place} ${entry.locale} ${entry.key}: ${wordsOfTextEntry(entry)}`;
  };
  const own = entries.filter((entry) => taken.has(entry));
  const replacing = entries.filter((entry) => entry.status === 'changed' && !taken.has(entry));
  const rest = entries.filter((entry) => entry.status !== 'changed' && !taken.has(entry));
  const change = ({ before, after }: TextImportEntry) => [
    `    - ${before === null ? '' : textOnOneLine(before)}`,
    `    + ${after === null ? '' : textOnOneLine(after)}`,
  ];
  return [
    ...(own.length === 0 ? [] : ['Imported:', ...own.map(line)]),
    ...(replacing.length === 0 ? [] : ['Would replace a text; --overwrite takes them:']),
    ...replacing.flatMap((entry) => [line(entry), ...change(entry)]),
    ...(rest.length === 0 ? [] : ['Left out:', ...rest.map(line)]),
    `${taken.size} imported, ${replacing.length + rest.length} left out, ${same} the same, ${untranslated} not translated`,
  ];
}

/** `dialoom texts …`: texts to and from translators. */
export const textsCommand: CliCommand = (io, setExitCode) => {
  const command = new Command('texts');
  for (const make of [textsExportCommand, textsImportCommand]) command.addCommand(make(io, setExitCode));
  return command;
};
