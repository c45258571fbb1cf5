import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { referencePages } from './lib/docs/referencePages.ts';

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'reference');

it.each(Object.entries(await referencePages()))(
  'docs/reference/%s is up to date with the code',
  (file, text) => {
    const written = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    expect(written, `${file} is out of date; run: npm run docs:reference`).toBe(text);
  },
);
