import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chunkSources } from './chunkSources.ts';
import { loadSources } from './loadSources.ts';
import { maxSourceCharacters } from './readSource.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'dialoom-sources-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('loadSources', () => {
  it('reads what can be read and reports the rest', async () => {
    await writeFile(path.join(folder, 'a.md'), 'Hello.');
    await writeFile(path.join(folder, 'huge.md'), '');
    await truncate(path.join(folder, 'huge.md'), 4 * maxSourceCharacters + 1);
    const { sources, problems } = await loadSources(folder, ['a.md', 'gone.md', 'huge.md', '.']);
    expect(sources).toEqual([{ path: 'a.md', text: 'Hello.' }]);
    expect(problems).toMatchObject([
      { code: 'KB_SOURCE_UNREADABLE', location: { file: 'gone.md' }, severity: 'error' },
      { code: 'KB_SOURCE_TOO_LARGE', location: { file: 'huge.md' }, severity: 'error' },
      { code: 'KB_SOURCE_UNREADABLE', location: { file: '.' }, severity: 'error' },
    ]);
  });
});

describe('chunkSources', () => {
  it('leaves out what it cannot read, says so, and orders chunks by id whatever the order of the files', () => {
    const a = { path: 'a.md', text: '## B\n\ntwo\n\n## A\n\none' };
    const b = { path: 'b.csv', text: 'question,answer\nQ?,A' };
    const broken = { path: 'c.csv', text: 'nothing' };
    const { chunks, problems } = chunkSources([b, broken, a]);
    expect(chunks.map((chunk) => chunk.id)).toEqual(['a.md#a', 'a.md#b', 'b.csv#q']);
    expect(problems).toMatchObject([
      { code: 'KB_CSV_HEADER', location: { file: 'c.csv' }, severity: 'error' },
    ]);
    expect(chunkSources([a, broken, b])).toEqual({ chunks, problems });
  });
});
