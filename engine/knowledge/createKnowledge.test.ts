import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type KnowledgeQuery, knowledgeResult } from '../model/ports.ts';
import { createKnowledge, type Knowledge, openIndexFromFolder } from './createKnowledge.ts';
import { hashEmbedder } from './fixtures/hashEmbedder.ts';
import { indexFiles } from './index/indexFolder.ts';

const returns = {
  path: 'knowledge/returns.md',
  text: '# Returns\n\n## Window\n\nReturn items within 30 days.',
};
const faq = {
  path: 'knowledge/faq.csv',
  text: 'question,answer\nCan I pay by invoice?,"Yes, from the second order on."',
};
const ask = (text: string, more: Partial<KnowledgeQuery> = {}): KnowledgeQuery => ({
  text,
  locale: 'en',
  limit: 3,
  threshold: 0.5,
  ...more,
});

// Loaded before any test is timed: it takes half a second, more on a busy machine.
beforeAll(() => import('vectra'), 60_000);

let root: string;
let folder: string;
let knowledge: Knowledge;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'dialoom-knowledge-'));
  folder = path.join(root, '.dialoom', 'knowledge');
  knowledge = createKnowledge({ folder, embedder: hashEmbedder() });
});
afterEach(async () => {
  await knowledge.close();
  await rm(root, { recursive: true });
});

describe('createKnowledge', () => {
  it('answers above the threshold, with the passage as citation', async () => {
    await knowledge.build({ sources: [returns, faq] });
    const result = await knowledge.port.search(ask('can I pay by invoice'));
    expect(knowledgeResult.parse(result)).toEqual(result);
    expect(result.answer).toEqual({ text: 'Yes, from the second order on.', citations: [result.hits[0]] });
    expect(result.hits[0]).toEqual({
      chunkId: 'knowledge/faq.csv#can-i-pay-by-invoice',
      source: 'knowledge/faq.csv',
      titlePath: ['Can I pay by invoice?'],
      text: 'Yes, from the second order on.',
      score: expect.any(Number),
    });
    expect(result.hits[0]!.score).toBeGreaterThanOrEqual(0.5);
  });

  it('returns passages but no answer below the threshold', async () => {
    await knowledge.build({ sources: [returns, faq] });
    const { answer, hits, threshold } = await knowledge.port.search(ask('what is the weather'));
    expect(answer).toBeNull();
    expect(hits).toHaveLength(2);
    expect(threshold).toBe(0.5);
    const [best] = (await knowledge.port.search(ask('can I pay by invoice'))).hits;
    const at = await knowledge.port.search(ask('can I pay by invoice', { threshold: best!.score }));
    const above = await knowledge.port.search(
      ask('can I pay by invoice', { threshold: best!.score + 0.0001 }),
    );
    expect([at.answer === null, above.answer === null]).toEqual([false, true]);
  });

  it('finds nothing without an index, and nothing for a blank question', async () => {
    const nothing = { answer: null, hits: [], threshold: 0.5 };
    expect(await knowledge.port.search(ask('anything'))).toEqual(nothing);
    expect(await knowledge.chunks()).toEqual([]);
    expect(await knowledge.status()).toMatchObject({ chunks: 0, sources: [], problems: [], building: false });
    await knowledge.build({ sources: [returns] });
    expect(await knowledge.port.search(ask(' \n'))).toEqual(nothing);
  });

  it('sorts passages by score, equal ones by id, and returns the same result every time', async () => {
    const twins = ['b', 'c', 'a'].map((name) => ({
      path: `knowledge/${name}.md`,
      // Other subjects, so that they are not merged.
      text: `---\ntags: ${name}\n---\n## Same\n\nThe same.`,
    }));
    await knowledge.build({ sources: twins });
    const first = await knowledge.port.search(ask('same', { limit: 2 }));
    expect(first.hits.map((hit) => hit.chunkId)).toEqual(['knowledge/a.md#same', 'knowledge/b.md#same']);
    expect(first.hits[0]!.score).toBe(first.hits[1]!.score);
    const again = createKnowledge({ folder, embedder: hashEmbedder() });
    expect(await again.port.search(ask('same', { limit: 2 }))).toEqual(first);
  });

  it('excludes passages marked with another language', async () => {
    const text = 'question,answer,locale\nPay by card?,Yes.,en-GB\nPay by card,Ja.,de\nPay by card!,Always.,';
    await knowledge.build({ sources: [{ path: 'knowledge/faq.csv', text }] });
    const textsIn = async (locale: string) =>
      (await knowledge.port.search(ask('pay by card', { locale }))).hits.map((hit) => hit.text).sort();
    expect(await textsIn('en-US')).toEqual(['Always.', 'Yes.']);
    expect(await textsIn('de-AT')).toEqual(['Always.', 'Ja.']);
    expect(await textsIn('fr')).toEqual(['Always.']);
  });

  it('cites the address of a source that has a safe one', async () => {
    const text =
      'question,answer,url\nPay by card?,Yes.,https://shop.example/pay\nPay by cash?,No.,javascript:alert(1)';
    await knowledge.build({ sources: [{ path: 'knowledge/faq.csv', text }] });
    const { hits } = await knowledge.port.search(ask('pay by card or by cash'));
    expect(hits.map(({ text, url }) => [text, url]).sort()).toEqual([
      ['No.', undefined],
      ['Yes.', 'https://shop.example/pay'],
    ]);
  });

  it('explains a search without changing its result', async () => {
    await knowledge.build({ sources: [returns, faq] });
    const query = ask('can I pay by invoise to Mars');
    const { result, hits, unknownWords } = await knowledge.explain(query);
    expect(result).toEqual(await knowledge.port.search(query));
    expect(hits.map(({ chunkId }) => chunkId)).toEqual(result.hits.map(({ chunkId }) => chunkId));
    expect(hits[0]).toMatchObject({
      words: { rank: 1 },
      matched: expect.arrayContaining([
        expect.objectContaining({ asked: 'invoise', found: 'invoice' }),
        expect.objectContaining({ asked: 'pay', found: 'pay', similarity: 1 }),
      ]),
      missing: [expect.objectContaining({ asked: 'mars' })],
    });
    expect(unknownWords).toEqual(['mars']);
    const shares = [...hits[0]!.matched, ...hits[0]!.missing].reduce((sum, { weight }) => sum + weight, 0);
    expect(shares).toBeCloseTo(1, 2);
  });

  it('finds by words what is not found by meaning among many', async () => {
    const many = Array.from({ length: 120 }, (_, i) => `## Parcel ${i}\n\nparcel order delivery parcel ${i}`);
    const text = `${many.join('\n\n')}\n\n## Rare\n\nThe xylophone is in a long passage on music and wood.`;
    await knowledge.build({ sources: [{ path: 'knowledge/a.md', text }] });
    const { hits } = await knowledge.port.search(ask('xylophone parcel order delivery', { limit: 1 }));
    expect(hits).toHaveLength(1);
    const rare = await knowledge.port.search(ask('xylophone', { limit: 1 }));
    expect(rare.hits[0]!.chunkId).toBe('knowledge/a.md#rare');
  });

  it('searches the new index after a build and reports skipped sources', async () => {
    await knowledge.build({ sources: [returns] });
    expect((await knowledge.port.search(ask('invoice'))).hits).toHaveLength(1);
    await knowledge.build({ sources: [returns, faq, { path: 'knowledge/x.csv', text: 'y' }] });
    expect((await knowledge.port.search(ask('invoice'))).hits).toHaveLength(2);
    expect(await knowledge.status()).toMatchObject({
      embedder: 'hash@1',
      chunks: 2,
      sources: [
        { path: 'knowledge/faq.csv', chunks: 1 },
        { path: 'knowledge/returns.md', chunks: 1 },
      ],
      problems: [{ code: 'KB_CSV_HEADER' }],
    });
  });

  it('runs builds one after the other; the last one counts', async () => {
    const results = await Promise.all([
      knowledge.build({ sources: [returns, faq] }),
      knowledge.build({ sources: [faq] }),
    ]);
    expect(results).toMatchObject([{ chunks: 2 }, { chunks: 1, removed: 1 }]);
    expect((await knowledge.status()).chunks).toBe(1);
  });

  it('continues after a failed build', async () => {
    const aborted = knowledge.build({ sources: [returns], signal: AbortSignal.abort(new Error('no')) });
    await expect(aborted).rejects.toThrow('no');
    await knowledge.build({ sources: [faq] });
    expect((await knowledge.status()).building).toBe(false);
    expect(await knowledge.chunks()).toHaveLength(1);
  });

  it('stops a running build when closed', async () => {
    const building = knowledge.build({ sources: [returns], onProgress: () => void knowledge.close() });
    await expect(building).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('rejects a corrupt index until it is built again', async () => {
    await knowledge.build({ sources: [returns] });
    const [, index] = await indexFiles(folder);
    await writeFile(index!, 'garbage');
    const reopened = createKnowledge({ folder, embedder: hashEmbedder() });
    await expect(reopened.port.search(ask('return'))).rejects.toMatchObject({ code: 'KB_INDEX_CORRUPT' });
    await reopened.build({ sources: [returns] });
    expect((await reopened.port.search(ask('return'))).hits).toHaveLength(1);
  });
});

describe('openIndexFromFolder', () => {
  it('returns the same results from a copy of the index files, without embedding passages', async () => {
    await knowledge.build({ sources: [returns, faq] });
    const copy = path.join(root, 'bundle');
    for (const file of await indexFiles(folder)) await cp(file, path.join(copy, path.basename(file)));
    const embedder = hashEmbedder();
    const opened = await openIndexFromFolder(copy, embedder);
    await rm(copy, { recursive: true });
    expect(opened.chunks).toEqual(await knowledge.chunks());
    expect(await opened.port.search(ask('pay by invoice'))).toEqual(
      await knowledge.port.search(ask('pay by invoice')),
    );
    // The question, and single words.
    expect(embedder.embedded[0]).toBe('pay by invoice');
    expect(embedder.embedded.filter((text) => text.includes(' '))).toEqual(['pay by invoice']);
  });

  it('opens an index of the first format, which has no file of words', async () => {
    await knowledge.build({ sources: [returns, faq] });
    const expected = await knowledge.port.search(ask('pay by invoice'));
    const [manifest, , words] = await indexFiles(folder);
    const { words: _, wordsSha256: __, ...rest } = JSON.parse(await readFile(manifest!, 'utf8'));
    await writeFile(manifest!, JSON.stringify({ ...rest, format: 1 }));
    await rm(words!);
    expect(await indexFiles(folder)).toHaveLength(2);
    const opened = await openIndexFromFolder(folder, hashEmbedder());
    expect(await opened.port.search(ask('pay by invoice'))).toEqual(expected);
  });

  it('rejects a folder without an index and an index of another embedder', async () => {
    await expect(openIndexFromFolder(root, hashEmbedder())).rejects.toMatchObject({
      code: 'KB_INDEX_MISSING',
      location: { file: root },
    });
    await knowledge.build({ sources: [returns] });
    await expect(openIndexFromFolder(folder, hashEmbedder('other@1'))).rejects.toMatchObject({
      code: 'KB_INDEX_OTHER_EMBEDDER',
      message: expect.stringContaining('hash@1'),
    });
  });
});
