import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { docxParagraph, makeDocx } from '../fixtures/makeDocx.ts';
import { makePdf } from '../fixtures/makePdf.ts';
import type { SourceContent } from './readPassages.ts';
import { readSources } from './readSources.ts';
import type { ReadLimits } from './startReader.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'dialoom-sources-'));
});
afterEach(() => rm(root, { recursive: true }));

const cache = () => path.join(root, 'cache');
const binary = async (name: string, bytes: Uint8Array): Promise<SourceContent> => {
  const file = path.join(root, path.basename(name));
  await writeFile(file, bytes);
  return { path: name, content: { file, sha256: createHash('sha256').update(bytes).digest('hex') } };
};
const read = async (sources: readonly SourceContent[], limits?: ReadLimits) => {
  const totals: number[] = [];
  const options = { sources, cache: cache(), ...(limits === undefined ? {} : { limits }) };
  const found = await readSources({ ...options, onProgress: ({ total }) => totals.push(total) });
  const byPath = Object.fromEntries(
    found.map((source) => [
      source.path,
      'passages' in source ? source.passages : 'problem' in source ? source.problem.code : undefined,
    ]),
  );
  return { byPath, threadRead: totals[0] ?? 0 };
};
const pdf = makePdf([
  [{ y: 700, text: 'You can return everything within ninety days, no questions asked.' }],
]);
const returns = { path: 'knowledge/a.md', content: '# Returns\n\nYou have 90 days.' };

it('reads all formats, each passage with its language if that is certain', async () => {
  const docx = await makeDocx(
    docxParagraph('Sie können alles innerhalb von neunzig Tagen ohne Angabe von Gründen zurückgeben.'),
  );
  const { byPath, threadRead } = await read([
    returns,
    await binary('knowledge/b.PDF', pdf),
    await binary('knowledge/c.docx', docx),
    {
      path: 'knowledge/d.csv',
      content: 'question,answer,language\nQui?,Nous le savons bien tous les jours ici.,fr',
    },
    { path: 'knowledge/e.exe', content: 'x' },
  ]);
  expect(threadRead).toBe(5);
  expect(byPath).toEqual({
    'knowledge/a.md': [expect.objectContaining({ text: 'You have 90 days.' })],
    'knowledge/b.PDF': [expect.objectContaining({ metadata: { page: '1', language: 'en' } })],
    'knowledge/c.docx': [expect.objectContaining({ metadata: { language: 'de' } })],
    'knowledge/d.csv': [expect.objectContaining({ metadata: { language: 'fr' } })],
    'knowledge/e.exe': 'KB_SOURCE_UNSUPPORTED',
  });
});

it('reads small texts directly, and nothing twice that a thread has read', async () => {
  expect((await read([returns])).threadRead).toBe(0);
  const scan = await binary('knowledge/scan.pdf', makePdf([[]]));
  const sources = [returns, await binary('knowledge/b.pdf', pdf), scan];
  const first = await read(sources);
  expect(first.threadRead).toBe(3);
  expect(first.byPath['knowledge/scan.pdf']).toBe('KB_PDF_NO_TEXT');
  const renamed = { ...scan, path: 'knowledge/other.pdf' };
  const again = await read([returns, sources[1]!, renamed]);
  expect(again.threadRead).toBe(0);
  expect(again.byPath['knowledge/b.pdf']).toEqual(first.byPath['knowledge/b.pdf']);
  expect(again.byPath['knowledge/other.pdf']).toBe('KB_PDF_NO_TEXT');
  for (const name of await readdir(cache())) await truncate(path.join(cache(), name), 5);
  expect((await read(sources)).byPath).toEqual(first.byPath);
  // Sources that no longer exist are dropped.
  await read([sources[1]!]);
  expect(await readdir(cache())).toHaveLength(1);
});

it('reports that a file changed since it was listed', async () => {
  const source = await binary('knowledge/b.pdf', pdf);
  await writeFile(path.join(root, 'b.pdf'), 'other');
  expect((await read([source])).byPath).toEqual({ 'knowledge/b.pdf': 'KB_SOURCE_CHANGED' });
  await writeFile(path.join(root, 'b.pdf'), pdf);
  expect((await read([source])).byPath['knowledge/b.pdf']).toHaveLength(1);
});

describe('a source that would block the program', () => {
  const long = { path: 'knowledge/long.md', content: '*a '.repeat(100_000) };
  it('times out, and the next one is read', async () => {
    const { byPath } = await read([long, returns], { seconds: 0.02, memoryMegabytes: 512 });
    expect(byPath['knowledge/long.md']).toBe('KB_SOURCE_TOO_SLOW');
    const later = await read([returns, await binary('knowledge/b.pdf', pdf)]);
    expect(later.byPath['knowledge/a.md']).toHaveLength(1);
  });

  it('is abandoned if it takes too much memory', async () => {
    const nested = { path: 'knowledge/deep.html', content: `<table>${'<tr><td><b>x'.repeat(300_000)}` };
    const { byPath } = await read([nested, returns], { seconds: 60, memoryMegabytes: 64 });
    expect(byPath['knowledge/deep.html']).toBe('KB_SOURCE_TOO_COMPLEX');
    expect(byPath['knowledge/a.md']).toHaveLength(1);
  });

  it('is abandoned if it is nested too deeply', async () => {
    const nested = { path: 'knowledge/deep.html', content: '<div>'.repeat(60_000) };
    expect((await read([nested])).byPath['knowledge/deep.html']).toMatch(
      /^KB_SOURCE_(UNREADABLE|TOO_COMPLEX)$/,
    );
  });

  it('can be cancelled, and what was read before is kept', async () => {
    const abort = new AbortController();
    const stopped = readSources({
      sources: [await binary('knowledge/b.pdf', pdf), long],
      cache: cache(),
      signal: abort.signal,
      onProgress: ({ done }) => done === 1 && setTimeout(() => abort.abort(new Error('enough')), 5),
    });
    await expect(stopped).rejects.toThrow('enough');
    expect(await readdir(cache())).toHaveLength(1);
  });
});

describe('the description of a source', () => {
  const about = (content: string) => ({ path: 'knowledge/b.pdf.about.yaml', content });

  it('sets its title, metadata and labels', async () => {
    const source = await binary('knowledge/b.pdf', pdf);
    const plain = (await read([source])).byPath['knowledge/b.pdf'];
    const { byPath } = await read([
      source,
      about('title: Manual\nlocale: en\naccess: [staff]\ntags: [shoes, socks]'),
    ]);
    expect(byPath['knowledge/b.pdf']).toEqual([
      expect.objectContaining({
        titlePath: ['Manual'],
        metadata: { locale: 'en', access: 'staff', tags: 'shoes, socks', page: '1', language: 'en' },
        hash: expect.not.stringMatching(String((plain as unknown as { hash: string }[])[0]!.hash)),
      }),
    ]);
    expect(byPath['knowledge/b.pdf.about.yaml']).toEqual([]);
  });

  it.each(['access: {staff: true}', 'access: []', 'access:', '- list', 'a: ['])(
    'skips the source if it cannot be read: %s',
    async (content) => {
      const { byPath } = await read([await binary('knowledge/b.pdf', pdf), about(content)]);
      expect(byPath['knowledge/b.pdf']).toMatch(/^KB_(LABELS|DESCRIPTION)_INVALID$/);
    },
  );
});
