import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashEmbedder } from '../fixtures/hashEmbedder.ts';
import type { KnowledgeSource } from '../sources/chunkSources.ts';
import { buildIndex } from './buildIndex.ts';
import { indexFiles, loadIndex } from './indexFolder.ts';

const returns = {
  path: 'knowledge/returns.md',
  text: '# Returns\n\n## Window\n\n30 days.\n\n## Refunds\n\nFast.',
};
const faq = {
  path: 'knowledge/faq.csv',
  text: 'question,answer,tag\nPaypal?,Yes.,payment\nCash?,No.,payment',
};

// Loaded before any test is timed: it takes half a second, more on a busy machine.
beforeAll(() => import('vectra'), 60_000);

let root: string;
let folder: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'dialoom-index-'));
  folder = path.join(root, 'not', 'yet', 'there');
});
afterEach(() => rm(root, { recursive: true }));

const build = (sources: KnowledgeSource[], embedder = hashEmbedder(), into = folder) =>
  buildIndex({ folder: into, sources, embedder });
const contents = async (of: string) => {
  // What a stopped build leaves for the next one is not part of the index.
  const names = (await readdir(of)).filter((name) => name !== 'vectors.journal').sort();
  return Promise.all(
    names.map(async (name) => [name, (await readFile(path.join(of, name))).toString('base64')]),
  );
};

describe('buildIndex', () => {
  it('stores every chunk with its vector, and reads it back', async () => {
    const embedder = hashEmbedder();
    expect(await build([returns, faq], embedder)).toEqual({
      added: 4,
      reused: 0,
      removed: 0,
      chunks: 4,
      problems: [],
    });
    const index = await loadIndex(folder, embedder);
    expect(index?.chunks).toEqual([
      {
        id: 'knowledge/faq.csv#cash',
        source: 'knowledge/faq.csv',
        titlePath: ['Cash?'],
        question: 'Cash?',
        text: 'No.',
        line: 3,
        metadata: { tag: 'payment' },
        hash: expect.any(String),
      },
      expect.objectContaining({ id: 'knowledge/faq.csv#paypal' }),
      expect.objectContaining({ id: 'knowledge/returns.md#refunds', titlePath: ['Returns', 'Refunds'] }),
      expect.objectContaining({ id: 'knowledge/returns.md#window', text: '30 days.' }),
    ]);
    expect(index?.vectors).toHaveLength(4 * embedder.dimensions);
    expect(index?.words.lengths).toHaveLength(4);
  });

  it('embeds only what changed', async () => {
    const embedder = hashEmbedder();
    await build([returns, faq], embedder);
    embedder.embedded.length = 0;
    const edited = { ...returns, text: returns.text.replace('30 days.', '60 days.') };
    const fewer = { ...faq, text: 'question,answer,tag\nPaypal?,Yes.,money' };
    expect(await build([edited, fewer], embedder)).toMatchObject({
      added: 1,
      reused: 2,
      removed: 1,
      chunks: 3,
    });
    expect(embedder.embedded).toEqual(['Window', '60 days.']);
    const chunks = (await loadIndex(folder, embedder))?.chunks;
    expect(chunks?.[0]?.metadata).toEqual({ tag: 'money' });
    expect(chunks?.[2]?.text).toBe('60 days.');
  });

  it('reuses the vectors of renamed files', async () => {
    const embedder = hashEmbedder();
    await build([returns], embedder);
    expect(await build([{ ...returns, path: 'knowledge/new.md' }], embedder)).toMatchObject({
      added: 0,
      reused: 2,
      removed: 2,
    });
  });

  it('writes nothing when nothing changed', async () => {
    await build([returns]);
    const before = await contents(folder);
    const embedder = hashEmbedder();
    expect(await build([returns], embedder)).toMatchObject({ added: 0, reused: 2, removed: 0 });
    expect(embedder.embedded).toEqual([]);
    expect(await contents(folder)).toEqual(before);
  });

  it('produces the same bytes incrementally as at once', async () => {
    const section = fc.record({
      title: fc.constantFrom('A', 'B', 'C'),
      text: fc.constantFrom('one', 'two', 'three four'),
    });
    const markdown = fc
      .array(section, { maxLength: 4 })
      .map((sections) => sections.map(({ title, text }) => `## ${title}\n\n${text}`).join('\n\n'));
    const version = fc.record({ a: markdown, b: fc.option(markdown) });
    await fc.assert(
      fc.asyncProperty(fc.array(version, { minLength: 2, maxLength: 4 }), async (versions) => {
        const [stepwise, direct] = await Promise.all(
          ['s-', 'd-'].map((name) => mkdtemp(path.join(root, name))),
        );
        const sourcesOf = ({ a, b }: { a: string; b: string | null }) =>
          b === null
            ? [{ path: 'a.md', text: a }]
            : [
                { path: 'b.md', text: b },
                { path: 'a.md', text: a },
              ];
        for (const step of versions) await build(sourcesOf(step), hashEmbedder(), stepwise);
        await build(sourcesOf(versions.at(-1)!).reverse(), hashEmbedder(), direct);
        expect(await contents(stepwise!)).toEqual(await contents(direct!));
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('has no files without sources', async () => {
    expect(await build([])).toEqual({ added: 0, reused: 0, removed: 0, chunks: 0, problems: [] });
    await build([returns]);
    expect(await build([{ path: 'a.md', text: '' }])).toMatchObject({ removed: 2, chunks: 0 });
    expect(await readdir(folder)).toEqual([]);
    expect(await indexFiles(folder)).toEqual([]);
  });

  it('reports sources it cannot read and indexes the others', async () => {
    const result = await build([returns, { path: 'x.csv', text: 'no header' }]);
    expect(result).toMatchObject({ chunks: 2, problems: [{ code: 'KB_CSV_HEADER', severity: 'error' }] });
  });

  it('reports progress over what must be embedded', async () => {
    const seen: unknown[] = [];
    const many = Array.from({ length: 130 }, (_, i) => `## T${i}\n\nText ${i}.`).join('\n\n');
    const options = {
      folder,
      embedder: hashEmbedder(),
      onProgress: (progress: unknown) => seen.push(progress),
    };
    await buildIndex({ ...options, sources: [{ path: 'a.md', text: many }] });
    expect(seen).toEqual([
      { done: 0, total: 130 },
      { done: 100, total: 130 },
      { done: 130, total: 130 },
    ]);
    seen.length = 0;
    await buildIndex({ ...options, sources: [{ path: 'a.md', text: many.replace('Text 7.', 'New.') }] });
    expect(seen).toEqual([
      { done: 0, total: 1 },
      { done: 1, total: 1 },
    ]);
  });

  it('embeds a text once, however many passages have it', async () => {
    const embedder = hashEmbedder();
    const many = Array.from({ length: 120 }, (_, i) => `## Time\n\nText ${i}. Ask us.`).join('\n\n');
    await build([{ path: 'a.md', text: many }], embedder);
    expect(embedder.embedded).toHaveLength(122);
    expect(new Set(embedder.embedded)).toContain('Ask us.');
  });

  it('stops when aborted and leaves the index unchanged', async () => {
    await build([returns]);
    const before = await contents(folder);
    const abort = new AbortController();
    const many = Array.from({ length: 130 }, (_, i) => `## T${i}\n\nText ${i}.`).join('\n\n');
    const stopped = buildIndex({
      folder,
      sources: [{ path: 'a.md', text: many }],
      embedder: hashEmbedder(),
      signal: abort.signal,
      onProgress: ({ done }) => done > 0 && abort.abort(new Error('enough')),
    });
    await expect(stopped).rejects.toThrow('enough');
    expect(await contents(folder)).toEqual(before);
  });

  describe('resuming a build', () => {
    const many = Array.from({ length: 250 }, (_, i) => `## T${i}\n\nText ${i}.`).join('\n\n');
    const sources = [{ path: 'a.md', text: many }];
    const journal = () => path.join(folder, 'vectors.journal');
    const stopAfter = async (chunks: number) => {
      const abort = new AbortController();
      const onProgress = ({ done }: { done: number }) => done >= chunks && abort.abort(new Error('enough'));
      const stopped = buildIndex({
        folder,
        sources,
        embedder: hashEmbedder(),
        signal: abort.signal,
        onProgress,
      });
      await expect(stopped).rejects.toThrow('enough');
    };
    const resume = async () => {
      const direct = path.join(root, 'direct');
      await build(sources, hashEmbedder(), direct);
      const embedder = hashEmbedder();
      const result = await build(sources, embedder);
      expect(await contents(folder)).toEqual(await contents(direct));
      expect(await readdir(folder)).not.toContain('vectors.journal');
      expect(embedder.embedded).toHaveLength(2 * result.added);
      return result;
    };

    it('produces the same index as from scratch, embedding only what is missing', async () => {
      await stopAfter(200);
      expect(await resume()).toMatchObject({ added: 50, reused: 200, chunks: 250 });
    });

    it('works after several stops, and for other sources with the same passages', async () => {
      await stopAfter(100);
      await stopAfter(100);
      const embedder = hashEmbedder();
      expect(await build([{ path: 'b.md', text: many }], embedder)).toMatchObject({ added: 50, reused: 200 });
    });

    it('starts before the part that is damaged or cut off', async () => {
      await stopAfter(200);
      const whole = await readFile(journal());
      await truncate(journal(), whole.length - 1);
      expect(await resume()).toMatchObject({ added: 51, reused: 199 });
      await rm(folder, { recursive: true });
      await stopAfter(200);
      const record = (whole.length - whole.indexOf(10) - 1) / 200;
      whole[whole.length - Math.floor(2.5 * record)]! ^= 1;
      await writeFile(journal(), whole);
      await rm(path.join(root, 'direct'), { recursive: true });
      expect(await resume()).toMatchObject({ added: 53, reused: 197 });
    });

    it('does not use the vectors of another embedder', async () => {
      await stopAfter(200);
      const other = hashEmbedder('hash@2', 32);
      expect(await build(sources, other)).toMatchObject({ added: 250, reused: 0 });
    });
  });

  it('leaves the index unchanged if the embedder fails in the middle', async () => {
    await build([returns]);
    const before = await contents(folder);
    const failing = { ...hashEmbedder(), embed: () => Promise.reject(new Error('no memory')) };
    await expect(buildIndex({ folder, sources: [faq], embedder: failing })).rejects.toThrow('no memory');
    expect(await contents(folder)).toEqual(before);
  });

  it('removes what an interrupted build left', async () => {
    await build([returns]);
    for (const name of [
      'index-0123456789abcdef.pb',
      'index-0123456789abcdef.pb.1234',
      'index-0123456789abcdef.words',
      'notes.txt',
    ]) {
      await writeFile(path.join(folder, name), 'half');
    }
    await build([returns, faq]);
    const names = await readdir(folder);
    expect(names).toHaveLength(4);
    expect(names).toContain('notes.txt');
    expect(
      (await indexFiles(folder)).map((file) => path.basename(file)).every((name) => names.includes(name)),
    ).toBe(true);
  });

  const damages: [string, (manifest: string, index: string) => Promise<void>][] = [
    ['a truncated index', (_, index) => truncate(index, 20)],
    ['an index with other bytes', (_, index) => writeFile(index, 'garbage')],
    ['no index', (_, index) => rm(index)],
    ['an empty manifest', (manifest) => writeFile(manifest, '')],
    ['a manifest of another format', (manifest) => writeFile(manifest, '{"format":99}')],
    [
      'a manifest that points elsewhere',
      async (manifest) =>
        writeFile(manifest, (await readFile(manifest, 'utf8')).replace(/"index-.*pb"/, '"../../secret.pb"')),
    ],
  ];
  it.each(damages)('rebuilds over %s, with a note', async (_, damage) => {
    await build([returns, faq]);
    const before = await contents(folder);
    const [manifest, index] = await indexFiles(folder);
    await damage(manifest!, index!);
    await expect(loadIndex(folder, hashEmbedder())).rejects.toMatchObject({ code: 'KB_INDEX_CORRUPT' });
    const result = await build([returns, faq]);
    expect(result).toMatchObject({ added: 4, problems: [{ code: 'KB_INDEX_REBUILT', severity: 'warning' }] });
    expect(await contents(folder)).toEqual(before);
  });

  it('rebuilds for another embedder, with a note', async () => {
    await build([returns]);
    const other = hashEmbedder('hash@2', 32);
    await expect(loadIndex(folder, other)).rejects.toMatchObject({
      code: 'KB_INDEX_OTHER_EMBEDDER',
      message: expect.stringContaining('hash@1'),
    });
    expect(await build([returns], other)).toMatchObject({
      added: 2,
      problems: [{ code: 'KB_INDEX_REBUILT' }],
    });
    expect((await loadIndex(folder, other))?.manifest).toMatchObject({ embedder: 'hash@2', dimensions: 32 });
  });
});
