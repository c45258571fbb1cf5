// Passages of real pages, where they are: nothing in them that could not be said to a customer.

import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../project/packageRoot.ts';
import type { Passage } from '../sources/chunk.ts';
import { readMarkdown } from './markdown/readMarkdown.ts';

const folder = path.join(packageRoot, '..', 'shared', 'data', 'helpcentre');

async function passages(): Promise<Passage[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.md')).sort();
  const read = files.map(async (file) => readMarkdown(file, await readFile(path.join(folder, file), 'utf8')));
  return (await Promise.all(read)).flat();
}

it.skipIf(!existsSync(folder))('says nothing but sentences, items and rows', async () => {
  const all = await passages();
  expect(all.length).toBeGreaterThan(300);
  const faults = {
    address: /https?:\/\/|www\./,
    picture: /!\[|\]\(/,
    anchor: /\{[#.:%]|<a |&nbsp;/,
    mark: /\[\^|\[\d+\]|\*\*|:[a-z]+_[a-z]+:/,
    question: /^[^.!:\n]*\?$/,
    nothing: /^\W*$/,
    introduction: /(?:^|\n\n)(?!\d+\.|- )[^\n]*:$/,
  };
  for (const [name, fault] of Object.entries(faults)) {
    const faulty = all.filter(
      ({ text, titlePath }) =>
        fault.test(text) || (name !== 'question' && fault.test(titlePath.at(-1) ?? 'x')),
    );
    expect(faulty.map(({ titlePath, text }) => [name, titlePath.join(' > '), text])).toEqual([]);
  }
});

it.skipIf(!existsSync(folder))('keeps every row of a table with its headings', async () => {
  const rows = (await passages()).flatMap(({ rows: own = [], text }) =>
    own.map(({ line, cells }) => ({ cells, line: text.split('\n')[line] ?? '' })),
  );
  expect(rows.length).toBeGreaterThan(30);
  for (const { cells, line } of rows)
    for (const [heading, value] of cells) {
      expect(line).toContain(value);
      expect(line).toContain(heading);
    }
  const priority = rows.find(({ line }) => line.includes('USPS Priority Mail;'));
  expect(Object.fromEntries(priority?.cells ?? [])).toMatchObject({ 'Delivery Time': '1-3 business days' });
});
