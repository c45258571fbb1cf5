import type { Workspace } from '../../edit/workspace.ts';
import { defineImporter } from '../defineImporter.ts';
import { interopErrors } from '../errors.ts';
import { readLabelledCsv } from '../labelledMessages.ts';
import { mergeUtterances } from '../mergeUtterances.ts';
import { unguardFormula, writeSpreadsheet } from '../spreadsheet.ts';
import type { TextFile } from '../texts/textFiles.ts';

const columns = {
  text: ['utterance', 'text'],
  intent: ['intent', 'category'],
  locale: ['locale', 'language'],
} as const;

/**
 * Imports intents and their utterances from CSV with the columns `utterance` and `intent`, and `locale` if there are
 * several languages. Values may be annotated as in the files of intents: `from [Berlin](city:from)`.
 */
export const csv = defineImporter({
  id: 'csv',
  label: 'Utterances as CSV (utterance, intent, locale)',
  accepts: ({ path }) => /\.csv$/i.test(path),
  read: ({ path, content }, workspace) => {
    const rows = readLabelledCsv(content, path, columns, (reason, location, cause) =>
      interopErrors.INTEROP_DATA_INVALID({ path, importer: 'CSV', reason }, { location, cause }),
    );
    return mergeUtterances(
      workspace,
      rows.map(({ line, text, ...row }) => ({
        ...row,
        text: unguardFormula(text),
        annotated: true,
        place: `line ${line}`,
      })),
    );
  },
});

/**
 * Writes the utterances of all intents as CSV that {@link csv} reads: `intent`, `utterance` as in the intent's file, `locale`.
 *
 * @throws AppError INTEROP_PROJECT_UNREADABLE.
 */
export function exportUtterances({ parsed }: Workspace): TextFile {
  const { project } = parsed;
  if (project === undefined) throw interopErrors.INTEROP_PROJECT_UNREADABLE({});
  const { defaultLocale } = project.manifest;
  const rows = Object.values(project.intents).flatMap(({ id, utterances, translations }) =>
    [[defaultLocale, utterances] as const, ...Object.entries(translations)].flatMap(([locale, own]) =>
      own.map((utterance) => [id, utterance, locale]),
    ),
  );
  return { name: 'intents.csv', content: writeSpreadsheet([['intent', 'utterance', 'locale'], ...rows]) };
}
