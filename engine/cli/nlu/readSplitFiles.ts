import { resolve } from 'node:path';
import { drawPerIntent } from '../../nlu/evaluation/drawPerIntent.ts';
import type { Splits } from '../../nlu/evaluation/evaluateSplits.ts';
import type { CliIo } from '../cliIo.ts';
import { cliErrors } from '../errors.ts';
import { readTextFile } from '../readTextFile.ts';
import { type IntentData, type IntentRow, readIntentData } from './readIntentData.ts';

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
