import { resolve } from 'node:path';
import {
  type LabelledColumns,
  type LabelledMessage,
  type LabelledSplits,
  looksLikeJson,
  type MakeDataError,
  readLabelledCsv,
  readLabelledSplits,
} from '../../../interop/labelledMessages.ts';
import type { Splits } from '../../../nlu/evaluation/evaluateSplits.ts';
import { drawPerIntent } from '../../../nlu/evaluation/examples.ts';
import { type CliIo, readTextFile } from '../../cliCommand.ts';
import { cliErrors } from '../../errors.ts';

/** A labelled message from a file. */
type IntentRow = LabelledMessage;

/** The content of a file of labelled messages: rows, or several parts of rows. */
type IntentData =
  | { readonly kind: 'rows'; readonly rows: readonly IntentRow[] }
  | { readonly kind: 'splits'; readonly splits: Omit<LabelledSplits, 'oos_train'> };

/**
 * Reads labelled messages: CSV with the columns `text` and `category` in its first line, or JSON in the format of
 * CLINC150, an object of lists of `[text, category]`. The part oos_train of CLINC150 is ignored, because out-of-scope
 * messages are not trained on.
 *
 * @param path - The path as given by the user, for error messages.
 * @param isUnlabelled - The category may be missing, as it is for out-of-scope messages.
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

/** Files of labelled messages. */
export interface SplitFiles {
  readonly train: string;
  readonly test: string;
  readonly val?: string | undefined;
  readonly oos?: string | undefined;
  /** Number of examples of each intent to train on; undefined: all. */
  readonly fewShot?: number | undefined;
  readonly seed: number;
}

/**
 * Reads the messages to train, validate and test on. From a file with several parts each option uses its own: `--train`
 * train, `--test` test and oos_test, `--val` val and oos_val (also without the option, if the training file has them),
 * `--oos` oos_test. The part oos_train of CLINC150 is never used.
 *
 * @throws AppError CLI_FILE_UNREADABLE, CLI_DATA_INVALID, CLI_DATA_EMPTY.
 */
export async function readSplitFiles(
  io: CliIo,
  { train, test, val, oos, fewShot, seed }: SplitFiles,
): Promise<Splits> {
  const readFiles = new Map<string, IntentData>();
  const read = async (path: string, isUnlabelled = false): Promise<IntentData> => {
    const file = resolve(io.cwd, path);
    const key = JSON.stringify([file, isUnlabelled]);
    const data = readFiles.get(key) ?? readIntentData(await readTextFile(file), path, isUnlabelled);
    readFiles.set(key, data);
    return data;
  };
  const trainData = await read(train);
  const trainRows = requireRows(
    trainData.kind === 'rows' ? trainData.rows : trainData.splits.train,
    train,
    'train',
  );
  const testData = await read(test);
  const testRows = requireRows(testData.kind === 'rows' ? testData.rows : testData.splits.test, test, 'test');
  const outOfScopeData = oos === undefined ? undefined : await read(oos, true);
  const validationData = val === undefined ? trainData : await read(val);
  return {
    train: fewShot === undefined ? trainRows : drawPerIntent(trainRows, fewShot, seed),
    test: [
      ...testRows,
      ...outOfScope(testData.kind === 'splits' ? testData.splits.oos_test : []),
      ...outOfScope(
        outOfScopeData === undefined
          ? []
          : outOfScopeData.kind === 'rows'
            ? outOfScopeData.rows
            : outOfScopeData.splits.oos_test,
      ),
    ],
    validation:
      validationData.kind === 'splits'
        ? [...validationData.splits.val, ...outOfScope(validationData.splits.oos_val)]
        : val === undefined
          ? []
          : validationData.rows,
  };
}

function outOfScope(rows: readonly IntentRow[]) {
  return rows.map(({ text }) => ({ text, intent: null }));
}

function requireRows(rows: readonly IntentRow[], path: string, part: string): readonly IntentRow[] {
  if (rows.length === 0) throw cliErrors.CLI_DATA_EMPTY({ path, part }, { location: { file: path } });
  return rows;
}
