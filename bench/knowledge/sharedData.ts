import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { packageRoot } from '../../engine/project/packageRoot.ts';

/** An utterance with its intent. */
export interface Labelled {
  readonly text: string;
  readonly intent: string;
}

/** Published data sets that the measurements use. */
export interface SharedData {
  readonly banking: { readonly train: readonly Labelled[]; readonly test: readonly Labelled[] };
  /** CLINC150's out-of-scope questions: those for development and those of its test set. */
  readonly outOfScope: { readonly development: readonly string[]; readonly test: readonly string[] };
}

const folder = join(packageRoot, '..', 'shared', 'data');
const pair = z.tuple([z.string(), z.string()]);
const clinc = z.object({ oos_train: z.array(pair), oos_val: z.array(pair), oos_test: z.array(pair) });

/**
 * Reads Banking77 (Casanueva et al. 2020) and CLINC150's out-of-scope questions (Larson et al. 2019).
 * @throws Error with the names of missing files and where to get them.
 */
export function sharedData(): SharedData {
  const files = {
    train: join(folder, 'banking77', 'train.csv'),
    test: join(folder, 'banking77', 'test.csv'),
    clinc: join(folder, 'clinc150', 'data_full.json'),
  };
  const missing = Object.values(files).filter((file) => !existsSync(file));
  if (missing.length > 0) {
    throw new Error(
      `These measurements need published data that is not there: ${missing.join(', ')}. Put Banking77 (train.csv, test.csv: text,category) and CLINC150 (data_full.json) into shared/data beside the repository.`,
    );
  }
  const outside = clinc.parse(JSON.parse(readFileSync(files.clinc, 'utf8')));
  const textsOf = (pairs: readonly (readonly [string, string])[]) => pairs.map(([text]) => text);
  return {
    banking: { train: labelled(files.train), test: labelled(files.test) },
    outOfScope: {
      development: textsOf([...outside.oos_val, ...outside.oos_train]),
      test: textsOf(outside.oos_test),
    },
  };
}

function labelled(file: string): readonly Labelled[] {
  const rows = z.array(pair).parse(parse(readFileSync(file), { from: 2 }));
  return rows.map(([text, intent]) => ({ text: text.replace(/\s+/g, ' '), intent }));
}
