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

/** A labelled message of a file. */
type IntentRow = LabelledMessage;

/** What a file of labelled messages holds: rows, or several parts of them. */
type IntentData =
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

/** Files of labelled messages. */
export interface SplitFiles {
  readonly train: string;
  readonly test: string;
  readonly val?: string | undefined;
  readonly oos?: string | undefined;
  /** Examples of each intent that are learnt; undefined: all. */
  readonly fewShot?: number | undefined;
  readonly seed: number;
}

/**
 * Reads what to learn from and what to measure on. Of a file with several parts each option takes its own: `--train`
 * train, `--test` test and oos_test, `--val` val and oos_val (also without the option, when the training file has them),
 * `--oos` oos_test. What CLINC150 calls oos_train is never used.
 *
 * @throws AppError CLI_FILE_UNREADABLE, CLI_DATA_INVALID, CLI_DATA_EMPTY.
 */
export async function readSplitFiles(
  io: CliIo,
  { train, test, val, oos, fewShot, seed }: SplitFiles,
): Promise<Splits> {
  const known = new Map<string, IntentData>();
  const read = async (path: string, isUnlabelled = false): Promise<IntentData> => {
    const file = resolve(io.cwd, path);
    const key = JSON.stringify([file, isUnlabelled]);
    const data = known.get(key) ?? readIntentData(await readTextFile(file), path, isUnlabelled);
    known.set(key, data);
    return data;
  };
  const trainData = await read(train);
  const taught = filled(trainData.kind === 'rows' ? trainData.rows : trainData.splits.train, train, 'train');
  const testData = await read(test);
  const asked = filled(testData.kind === 'rows' ? testData.rows : testData.splits.test, test, 'test');
  const unknown = oos === undefined ? undefined : await read(oos, true);
  const checked = val === undefined ? trainData : await read(val);
  return {
    train: fewShot === undefined ? taught : drawPerIntent(taught, fewShot, seed),
    test: [
      ...asked,
      ...outOfScope(testData.kind === 'splits' ? testData.splits.oos_test : []),
      ...outOfScope(
        unknown === undefined ? [] : unknown.kind === 'rows' ? unknown.rows : unknown.splits.oos_test,
      ),
    ],
    validation:
      checked.kind === 'splits'
        ? [...checked.splits.val, ...outOfScope(checked.splits.oos_val)]
        : val === undefined
          ? []
          : checked.rows,
  };
}

function outOfScope(rows: readonly IntentRow[]) {
  return rows.map(({ text }) => ({ text, intent: null }));
}

function filled(rows: readonly IntentRow[], path: string, part: string): readonly IntentRow[] {
  if (rows.length === 0) throw cliErrors.CLI_DATA_EMPTY({ path, part }, { location: { file: path } });
  return rows;
}
