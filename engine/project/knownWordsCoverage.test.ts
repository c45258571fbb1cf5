import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { wordPlaces } from '../model/clauses.ts';
import { dictionaryWord } from '../nlu/dictionary/dictionary.ts';
import { findUnknownWords } from '../nlu/dictionary/unknownWords.ts';
import { typingErrors } from '../nlu/evaluation/typingErrors.ts';
import { dictionaryOf } from './languageData.ts';
import { packageRoot } from './packageRoot.ts';

// How much of what people write the dictionaries know, and how many misspellings: floors for what docs/accuracy.md says.
const data = join(packageRoot, '../shared/data');
const clinc = join(data, 'clinc150/data_full.json');
const banking = join(data, 'banking77/train.csv');
const xed = join(data, 'xed/de-projections.tsv');
const needs = 'needs npm run test:long and ../shared/data';

const isKnownIn = (language: string) => (word: string) => dictionaryOf(language)?.has(word) === true;

/** Every n-th, so that about `count` are left. */
function spread(texts: readonly string[], count: number): readonly string[] {
  const step = Math.max(1, Math.floor(texts.length / count));
  return texts.filter((_, index) => index % step === 0).slice(0, count);
}

/** Share of the words of messages that are known. */
function coverage(texts: readonly string[], language: string): number {
  const isKnown = isKnownIn(language);
  const words = texts.reduce((sum, text) => sum + wordPlaces(text).length, 0);
  const unknown = texts.reduce((sum, text) => sum + findUnknownWords(text, [], isKnown).length, 0);
  return 1 - unknown / words;
}

/** Share of misspellings of the 300 most frequent words of at least 4 letters that are known, ten of each. */
function knownMisspellings(texts: readonly string[], language: string): number {
  const isKnown = isKnownIn(language);
  const frequency = new Map<string, number>();
  for (const text of texts) {
    for (const { start, end } of wordPlaces(text)) {
      const word = dictionaryWord(text.slice(start, end));
      if (/^[a-z]{4,}$/.test(word)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
    }
  }
  const common = [...frequency].sort(([, a], [, b]) => b - a).slice(0, 300);
  const misspelt = common.flatMap(([word]) =>
    Array.from({ length: 10 }, (_, seed) => typingErrors(word, 1, seed)).filter((one) => one !== word),
  );
  return misspelt.filter(isKnown).length / misspelt.length;
}

describe.skipIf(!existsSync(clinc))(`CLINC150 and Banking77 (${needs})`, () => {
  test('nearly all words are known, and few misspellings', { tags: ['long'] }, () => {
    const rows = z.record(z.string(), z.array(z.tuple([z.string(), z.string()])));
    const intents = Object.values(rows.parse(JSON.parse(readFileSync(clinc, 'utf8')))).flatMap((split) =>
      split.map(([text]) => text),
    );
    const table = z.array(z.tuple([z.string(), z.string()]));
    const bank = table.parse(parse(readFileSync(banking))).map(([text]) => text);
    // Measured: 0.995, 0.999, 0.101.
    expect(coverage(spread(intents, 1_000), 'en')).toBeGreaterThan(0.985);
    expect(coverage(spread(bank, 1_000), 'en')).toBeGreaterThan(0.99);
    expect(knownMisspellings([...intents, ...bank], 'en')).toBeLessThan(0.13);
  });
});

describe.skipIf(!existsSync(xed))(`XED, German (${needs})`, () => {
  test('nearly all words are known, and few misspellings', { tags: ['long'] }, () => {
    const lines = readFileSync(xed, 'utf8')
      .split('\n')
      .map((line) => line.split('\t')[0] ?? '');
    // Measured: 0.978, 0.113.
    expect(coverage(spread(lines, 2_000), 'de')).toBeGreaterThan(0.965);
    expect(knownMisspellings(lines, 'de')).toBeLessThan(0.145);
  });
});
