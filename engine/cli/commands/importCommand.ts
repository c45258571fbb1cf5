import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { createWorkspace } from '../../edit/workspace.ts';
import type { ReportCode, ReportEntry, ReportParams } from '../../interop/defineImporter.ts';
import { importFile } from '../../interop/importFile.ts';
import { importers } from '../../interop/index.ts';
import { nodeRegistry } from '../../nodes/index.ts';
import { openProjectFolder } from '../../project/openProjectFolder.ts';
import { writeDurably } from '../../project/writeDurably.ts';
import { type CliCommand, readTextFile } from '../cliCommand.ts';

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

/** `dialoom import FILE --into PROJECT`: imports what another tool exported. */
export const importCommand: CliCommand = (io) =>
  new Command('import')
    .argument('<file>', `file to read: ${importers.map(({ label }) => label).join('; ')}`)
    .requiredOption('--into <project>', 'project folder; existing documents are kept')
    .option(
      '--as <importer>',
      `how to read it: ${importers.map(({ id }) => id).join(', ')} (default: detected)`,
    )
    .option('--dry-run', 'report what would be done, without writing anything')
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
