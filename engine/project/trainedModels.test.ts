import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashEmbedder } from '../knowledge/fixtures/hashEmbedder.ts';
import { openVectorCache } from './trainedModels.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'dialoom-vectors-'));
  file = path.join(folder, 'nlu', 'utterances.vectors');
});
afterEach(() => rm(folder, { recursive: true }));

test('encodes a text once, even across sessions', async () => {
  const first = hashEmbedder();
  const cache = await openVectorCache(file, first);
  const vectors = await cache.embedder.embed(['one', 'two', 'one']);
  await cache.embedder.embed(['two']);
  expect(first.embedded).toEqual(['one', 'two', 'one']);
  expect(vectors).toEqual(await hashEmbedder().embed(['one', 'two', 'one']));
  await cache.save();

  const second = hashEmbedder();
  const again = await openVectorCache(file, second);
  expect(await again.embedder.embed(['two', 'three', 'one'])).toEqual(
    await hashEmbedder().embed(['two', 'three', 'one']),
  );
  expect(second.embedded).toEqual(['three']);
});

test('discards what was not used', async () => {
  const cache = await openVectorCache(file, hashEmbedder());
  await cache.embedder.embed(['one', 'two']);
  await cache.save();
  const next = await openVectorCache(file, hashEmbedder());
  await next.embedder.embed(['two', 'three']);
  await next.save();
  const asked = hashEmbedder();
  await (await openVectorCache(file, asked)).embedder.embed(['one', 'two', 'three']);
  expect(asked.embedded).toEqual(['one']);
});

test("another encoder's vectors and a damaged file are ignored", async () => {
  const cache = await openVectorCache(file, hashEmbedder());
  await cache.embedder.embed(['one']);
  await cache.save();
  const other = hashEmbedder('other@1');
  await (await openVectorCache(file, other)).embedder.embed(['one']);
  expect(other.embedded).toEqual(['one']);

  const bytes = await readFile(file);
  bytes[bytes.length - 1]! ^= 1;
  for (const damaged of [bytes, bytes.subarray(0, 40), Buffer.from('x'), Buffer.from('{}\n')]) {
    await writeFile(file, damaged);
    const asked = hashEmbedder();
    await (await openVectorCache(file, asked)).embedder.embed(['one']);
    expect(asked.embedded).toEqual(['one']);
  }
});
