import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { messagesByLanguage } from './fixtures/messagesByLanguage.ts';
import { predictPlainly, splitPlainly } from './fixtures/predictPlainly.ts';
import { retailHeldOut, retailTraining } from './fixtures/retailExamples.ts';
import { splitUtterance } from './lexical/splitUtterance.ts';
import { predictIntents } from './predictIntents.ts';
import { trainIntentModel } from './trainIntentModel.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const clinc = '../shared/data/clinc150/data_full.json';

const model = trainIntentModel(retailTraining);

function comparePredictions(messages: readonly string[]): void {
  for (const text of messages) expect(predictIntents(model, text), text).toEqual(predictPlainly(model, text));
}

test('the fast implementation returns the same as the plain one, to the last digit', () => {
  comparePredictions([...retailHeldOut.map(({ text }) => text), ...Object.values(messagesByLanguage).flat()]);
});

test.skipIf(!existsSync(join(root, clinc)))(
  'the same for messages of a published data set (needs npm run test:long and ../shared/data)',
  { tags: ['long'] },
  () => {
    const row = z.tuple([z.string(), z.string()]);
    const { val } = z
      .object({ val: z.array(row) })
      .parse(JSON.parse(readFileSync(join(root, clinc), 'utf8')));
    comparePredictions(val.filter((_, n) => n % 10 === 0).map(([text]) => text));
  },
);

test('both implementations split any text into the same words', () => {
  const piece = fc.constantFrom(
    "don't",
    "'quoted'",
    "it's's",
    'x`y',
    '’s',
    '“a”',
    'size9b',
    '3348917502',
    'Größe',
    'ÄÖÜß',
    '×÷',
    'é',
    'e\u0301',
    '\u00a0',
    '€5',
    'a@b.co',
    'https://x.y',
    'x²',
    '😀',
    '\t\n',
    "'",
    "2'x",
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string(),
    fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 12 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (message) => {
      expect(splitUtterance(message)).toEqual(splitPlainly(message));
    }),
    { numRuns: 2000 },
  );
});
