import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { AppError } from '../../base/appError.ts';
import { createWorkspace, type Workspace } from '../../edit/workspace.ts';
import type {
  ForeignFile,
  OperationChoice,
  OperationSummary,
  ReportCode,
  ReportEntry,
  ReportParams,
} from '../../interop/defineImporter.ts';
import {
  type ImportOptions,
  type ImportResult,
  importFile,
  listFileOperations,
} from '../../interop/importFile.ts';
import { importers } from '../../interop/index.ts';
import { nodeRegistry } from '../../nodes/index.ts';
import { openProjectFolder } from '../../project/openProjectFolder.ts';
import { writeDurably } from '../../project/writeDurably.ts';
import { type CliCommand, type CliIo, readTextFile } from '../cliCommand.ts';
import { cliErrors } from '../errors.ts';

const words: { readonly [C in ReportCode]: (params: ReportParams[C]) => string } = {
  intent_made: ({ intent, label, utterances }) =>
    `intent ${intent} created from "${label}", with ${counted(utterances, 'utterance')}`,
  intent_extended: ({ intent, utterances }) => `intent ${intent}: ${counted(utterances, 'utterance')} added`,
  out_of_scope_extended: ({ messages }) => `${counted(messages, 'out-of-scope message')} added`,
  label_changed: ({ label, intent }) => `the label "${label}" is not a valid id and became ${intent}`,
  label_unusable: ({ label, messages }) =>
    `the label "${label}" cannot be turned into an id: ${counted(messages, 'message')}`,
  labels_joined: ({ labels, intent }) =>
    `${labels.map((label) => `"${label}"`).join(' and ')} became one intent, ${intent}`,
  utterance_known: ({ text, intent }) => `"${text}" already belongs to ${ownerText(intent)}`,
  utterance_elsewhere: ({ text, intent, other }) =>
    `"${text}" for ${ownerText(intent)} already belongs to ${ownerText(other)}`,
  locale_unknown: ({ locale, text }) => `"${text}" is in ${locale}, which is not a locale of the project`,
  part_left_out: ({ part, messages }) => `${part} is only for evaluation: ${counted(messages, 'message')}`,
  action_made: ({ action }) => `action ${action} created`,
  variable_declared: ({ name }) => `${name} declared in dialoom.yaml`,
  secret_named: ({ secret }) =>
    `the secret is now ${secret}; its value was not stored, set it in the environment`,
  secret_left_out: ({ place }) => `the value of ${place} looks like a secret and was not stored`,
  headers_left_out: ({ headers }) => `headers that clients send for themselves: ${headers}`,
  option_left_out: ({ option }) => `${option} has no counterpart in an action`,
  command_left_out: ({ command }) => `what follows the command: ${command}`,
  action_known: ({ action }) => `action ${action} already calls it and stays as it is`,
  operation_left_out: ({ why }) =>
    why === 'method' ? 'actions do not have this method' : 'its path cannot be sent',
  operation_deprecated: ({ action }) => `the service has deprecated what ${action} calls`,
  calls_left_out: ({ calls }) => `${calls}, which the service calls`,
  parameter_left_out: ({ parameter, why }) => `the parameter ${parameter}: ${parameterReasons[why]}`,
  list_as_text: ({ input }) => `the input ${input} takes a list and is a text`,
  nested_as_json: ({ inputs }) =>
    `inputs with fields or alternatives of their own are JSON: ${inputs.join(', ')}`,
  body_left_out: ({ contentType }) => `a body of the type ${contentType}`,
  answer_left_out: ({ contentType }) => `answers of the type ${contentType} give no outputs`,
  fields_left_out: ({ part, fields }) =>
    `fields of the ${part} without an ${part === 'body' ? 'input' : 'output'}: ${fields.join(', ')}`,
  auth_left_out: ({ scheme, kind }) => `the credentials ${scheme} (${kind})`,
  server_incomplete: ({ server, variable }) =>
    server === ''
      ? `the document does not say where the service is; set ${variable}`
      : `the address ${server} is not complete; set ${variable}`,
  server_filled: ({ server, variable }) => `${variable} is ${server}, with the defaults of its parts`,
  server_left_out: ({ server, variable }) => `the address ${server}; to use it, change ${variable}`,
  reference_left_out: ({ reference }) => `${reference} is not in the document`,
};

const parameterReasons: Readonly<Record<ReportParams['parameter_left_out']['why'], string>> = {
  cookie: 'actions send no cookies',
  style: 'actions cannot send an object like this',
  header: 'this header belongs to the connection',
  invalid: 'it has no name or no place',
};

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
      ...entries.slice(0, maxEntries).map((entry) => `  ${entryText(entry)}`),
      ...(more > 0 ? [`  and ${more} more; --json lists all`] : []),
    ];
  });
}

function entryText({ code, place, params }: ReportEntry): string {
  // The code of an entry determines its parameters.
  const text = (words[code] as (params: unknown) => string)(params);
  return place === undefined ? text : `${place}: ${text}`;
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}

function ownerText(intent: string | null): string {
  return intent ?? 'out of scope';
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
      const { parsed } = await openProjectFolder(folder);
      const workspace = createWorkspace(parsed.files, nodeRegistry, parsed);
      const { importer, files, report } = importOrList(workspace, file, { as: options.as, choice }, io);
      if (options.dryRun !== true) {
        for (const { path: written, after } of files)
          if (after !== null) await writeDurably(join(folder, written), after);
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
