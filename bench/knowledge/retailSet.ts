import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { packageRoot } from '../../engine/project/packageRoot.ts';
import type { Question, QuestionSet } from './questionSet.ts';

const folder = join(packageRoot, 'engine', 'knowledge', 'fixtures', 'retail');
const rows = z.array(
  z.strictObject({ question: z.string(), expected: z.string(), split: z.enum(['dev', 'test']) }),
);

/** A shop's knowledge with questions in customers' words; many unanswerable ones are close to its subjects. */
export function retailSet(): QuestionSet {
  const sources = readdirSync(join(folder, 'knowledge')).map((name) => ({
    path: `knowledge/${name}`,
    text: readFileSync(join(folder, 'knowledge', name), 'utf8'),
  }));
  const all = rows.parse(parse(readFileSync(join(folder, 'questions.csv')), { columns: true }));
  const half = (wanted: 'dev' | 'test'): Question[] =>
    all
      .filter(({ split }) => split === wanted)
      .map(({ question, expected }) => ({ text: question, expected: expected === '' ? null : expected }));
  return {
    name: 'retail',
    sources: { development: sources, test: sources },
    questions: { development: half('dev'), test: half('test') },
  };
}
