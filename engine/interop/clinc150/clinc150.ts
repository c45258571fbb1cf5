import type { ReportEntry } from '../../model/reports/importReport.ts';
import { defineImporter } from '../defineImporter.ts';
import { interopErrors } from '../errors.ts';
import { looksLikeJson, readLabelledSplits } from '../labelledMessages.ts';
import { mergeUtterances } from '../mergeUtterances.ts';

/**
 * Imports intents from JSON in the format of CLINC150: `train` becomes intents, `oos_train` out-of-scope messages. The
 * other parts are test data, which must not be trained on.
 */
export const clinc150 = defineImporter({
  id: 'clinc150',
  label: 'CLINC150 (data_full.json)',
  accepts: ({ path, content }) => /\.json$/i.test(path) && looksLikeJson(content),
  read: ({ path, content }, workspace) => {
    const { train, oos_train, ...others } = readLabelledSplits(content, path, (reason, location, cause) =>
      interopErrors.INTEROP_DATA_INVALID({ path, importer: 'CLINC150', reason }, { location, cause }),
    );
    const { workspace: after, report } = mergeUtterances(workspace, [
      ...train.map((message, n) => ({ ...message, place: `train[${n}]` })),
      ...oos_train.map(({ text }, n) => ({ text, intent: null, place: `oos_train[${n}]` })),
    ]);
    const leftOut = Object.entries(others).flatMap(([part, { length }]): readonly ReportEntry[] =>
      length === 0
        ? []
        : [{ code: 'part_left_out', outcome: 'left_out', params: { part, messages: length } }],
    );
    return { workspace: after, report: [...report, ...leftOut] };
  },
});
