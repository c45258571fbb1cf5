import {
  type LabelledColumns,
  type LabelledMessage,
  type LabelledSplits,
  looksLikeJson,
  type MakeDataError,
  readLabelledCsv,
  readLabelledSplits,
} from '../../interop/labelledMessages.ts';
import { cliErrors } from '../errors.ts';

/** A labelled message of a file. */
export type IntentRow = LabelledMessage;

/** What a file of labelled messages holds: rows, or several parts of them. */
export type IntentData =
  | { readonly kind: 'rows'; readonly rows: readonly IntentRow[] }
  | { readonly kind: 'splits'; readonly splits: Omit<LabelledSplits, 'oos_train'> };

/**
 * Reads labelled messages: CSV with the columns `text` and `category` in its first line, or JSON as CLINC150 has it, an
 * object of lists of `[text, category]`. What CLINC150 calls oos_train is left out: nothing is learnt from it.
 *
 * @param path - As it was given, for messages.
 * @param isUnlabelled - The category may be missing: of out-of-scope messages there is none.
 * @throws AppError CLI_DATA_INVALID with the line (CSV) or the field (JSON).
 */
export function readIntentData(content: string, path: string, isUnlabelled = false): IntentData {
  const makeError: MakeDataError = (reason, location, cause) =>
    cliErrors.CLI_DATA_INVALID({ path, reason }, { location, cause });
  if (looksLikeJson(content)) {
    const { oos_train: _, ...splits } = readLabelledSplits(content, path, makeError);
    return { kind: 'splits', splits };
  }
  const columns: LabelledColumns = isUnlabelled
    ? { text: ['text'] }
    : { text: ['text'], intent: ['category'] };
  const rows = readLabelledCsv(content, path, columns, makeError);
  return { kind: 'rows', rows: rows.map(({ text, intent }) => ({ text, intent })) };
}
