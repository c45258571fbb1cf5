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
    `intent ${intent} made of "${label}", with ${times(utterances, 'utterance')}`,
  intent_extended: ({ intent, utterances }) => `intent ${intent}: ${times(utterances, 'utterance')} added`,
  out_of_scope_extended: ({ messages }) => `${times(messages, 'out-of-scope message')} added`,
  label_changed: ({ label, intent }) => `the label "${label}" is no identifier and became ${intent}`,
  label_unusable: ({ label, messages }) =>
    `the label "${label}" cannot become an identifier: ${times(messages, 'message')}`,
  labels_joined: ({ labels, intent }) =>
    `${labels.map((label) => `"${label}"`).join(' and ')} became one intent, ${intent}`,
  utterance_known: ({ text, intent }) => `"${text}" is among those of ${ownerText(intent)} already`,
  utterance_elsewhere: ({ text, intent, other }) =>
    `"${text}" for ${ownerText(intent)} is among those of ${ownerText(other)} already`,
  locale_unknown: ({ locale, text }) => `"${text}" is in ${locale}, in which the project takes none`,
  part_left_out: ({ part, messages }) => `${part} is for measuring: ${times(messages, 'message')}`,
};

const headings = { taken: 'Taken', changed: 'Changed', left_out: 'Left out' } as const;

/** Most entries of an outcome that are listed; the others are counted. */
const maxEntries = 20;

/** The report of an import, for people: what was taken, changed and left out. */
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
  // Entry and words belong together by their code.
  const text = (words[code] as (params: unknown) => string)(params);
  return place === undefined ? text : `${place}: ${text}`;
}

function times(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}

function ownerText(intent: string | null): string {
  return intent ?? 'out of scope';
}

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
