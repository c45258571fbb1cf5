import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { wordsOfId } from '../cli/commands/nlu/nluEvaluateCommand.ts';
import { createUseEmbedder } from '../embed/use/createUseEmbedder.ts';
import type { EvaluationExample } from './evaluation/examples.ts';
import { evaluateIntents } from './fixtures/evaluateIntents.ts';
import type { IntentExample } from './trainIntentModel.ts';
import { type TrainedIntents, trainIntents } from './trainIntents.ts';

// Floors on subsets of published data sets. They take long, and the data are read from beside the repository; what
// every run and every clone has is templates/accuracy.test.ts.
const needs = 'needs npm run test:long and ../shared/data';
const root = fileURLToPath(new URL('../../', import.meta.url));
const clinc = '../shared/data/clinc150/data_full.json';
const banking = '../shared/data/banking77';

const row = z.tuple([z.string(), z.string()]).transform(([text, intent]) => ({ text, intent }));
const rows = z.array(row);

/** Every n-th intent, with a number of utterances each. */
function subset(examples: readonly IntentExample[], every: number, each: number): readonly IntentExample[] {
  const intents = [...new Set(examples.map(({ intent }) => intent))].sort().filter((_, n) => n % every === 0);
  return intents.flatMap((wanted) => examples.filter(({ intent }) => intent === wanted).slice(0, each));
}

const embedder = createUseEmbedder();
afterAll(() => embedder.close());

function train(examples: readonly IntentExample[]): Promise<TrainedIntents> {
  const names = Object.fromEntries(examples.map(({ intent }) => [intent, wordsOfId(intent)]));
  return trainIntents({ embedder, names })(examples);
}

describe.skipIf(!existsSync(join(root, clinc)))(`CLINC150 (${needs})`, () => {
  const splits = z.object({ train: rows, val: rows, oos_val: rows, oos_train: rows });

  test('30 intents with 40 utterances each', { tags: ['long'] }, async () => {
    const data = splits.parse(JSON.parse(readFileSync(join(root, clinc), 'utf8')));
    const trained = await train(subset(data.train, 5, 40));
    const examples: EvaluationExample[] = [
      ...data.val.filter(({ intent }) => trained.labels.includes(intent)),
      ...[...data.oos_val, ...data.oos_train].map(({ text }) => ({ text, intent: null })),
    ];
    const { accuracy, acceptedAccuracy, outOfScope } = await evaluateIntents(trained, examples);
    // Measured: 0.982, 0.970, 0.989, 0.865.
    expect(accuracy).toBeGreaterThanOrEqual(0.96);
    expect(acceptedAccuracy).toBeGreaterThanOrEqual(0.95);
    expect(outOfScope?.auroc).toBeGreaterThanOrEqual(0.969);
    expect(outOfScope?.recall).toBeGreaterThanOrEqual(0.845);
  });
});

describe.skipIf(!existsSync(join(root, banking)))(`Banking77 (${needs})`, () => {
  const read = (file: string): readonly IntentExample[] =>
    rows.parse(parse(readFileSync(join(root, banking, file)), { from: 2 }));

  test('26 intents with 30 utterances each', { tags: ['long'] }, async () => {
    const trained = await train(subset(read('train.csv'), 3, 30));
    const examples = read('test.csv').filter(({ intent }) => trained.labels.includes(intent));
    const { accuracy, acceptedAccuracy } = await evaluateIntents(trained, examples);
    // Measured: 0.963, 0.945.
    expect(accuracy).toBeGreaterThanOrEqual(0.943);
    expect(acceptedAccuracy).toBeGreaterThanOrEqual(0.925);
  });
});
