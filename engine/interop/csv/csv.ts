import { defineImporter } from '../defineImporter.ts';
import { interopErrors } from '../errors.ts';
import { readLabelledCsv } from '../labelledMessages.ts';
import { mergeUtterances } from '../mergeUtterances.ts';

const columns = {
  text: ['utterance', 'text'],
  intent: ['intent', 'category'],
  locale: ['locale', 'language'],
} as const;

/**
 * Imports intents and their utterances from CSV with the columns `utterance` and `intent`, and `locale` if there are
 * several languages.
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
      rows.map(({ line, ...row }) => ({ ...row, place: `line ${line}` })),
    );
  },
});
