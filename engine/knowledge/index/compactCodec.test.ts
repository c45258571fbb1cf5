import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decodeIndex, encodeIndex, type StoredItem } from './compactCodec.ts';

// Loaded before any test is timed: it takes half a second, more on a busy machine.
beforeAll(() => import('vectra'), 60_000);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'dialoom-codec-'));
});
afterEach(() => rm(folder, { recursive: true }));

const long = 'ä'.repeat(9_000);
const items: StoredItem[] = [
  {
    id: 'knowledge/a.md#größe',
    metadata: { source: 'knowledge/a.md', text: 'Größe 38 \u{1F45F}', hash: '' },
  },
  { id: 'knowledge/b.md#top', metadata: { source: 'knowledge/b.md', text: long } },
];
const vectors = Float32Array.of(0.6, 0.8, 0, -1, 0, 0);

const vectraOver = async (file: string) => {
  const { LocalFileStorage, LocalIndex, ProtobufCodec } = await import('vectra');
  return new LocalIndex<Record<string, string>>(folder, file, new LocalFileStorage(), new ProtobufCodec());
};

describe('the index file', () => {
  it('can be read by vectra', async () => {
    await writeFile(path.join(folder, 'index.pb'), encodeIndex({ items, vectors }));
    const index = await vectraOver('index.pb');
    const listed = await index.listItems();
    expect(listed.map(({ id, metadata }) => ({ id, metadata }))).toEqual(items);
    expect(listed.map(({ vector }) => Float32Array.from(vector))).toEqual([
      vectors.slice(0, 3),
      vectors.slice(3),
    ]);
    expect((await index.queryItems([-1, 0, 0], '', 1))[0]?.item.id).toBe('knowledge/b.md#top');
  });

  it('can be read as vectra writes it', async () => {
    const index = await vectraOver('index.pb');
    await index.createIndex({ version: 1 });
    await index.batchInsertItems(
      items.map((item, i) => ({ ...item, vector: Array.from(vectors.subarray(3 * i, 3 * i + 3)) })),
    );
    expect(decodeIndex(await readFile(path.join(folder, 'index.pb')), 3)).toEqual({ items, vectors });
  });

  it('returns what was written', () => {
    const item = fc.record({
      id: fc.string({ unit: 'binary' }),
      metadata: fc.dictionary(fc.stringMatching(/^[a-z]+$/), fc.string({ unit: 'binary' })),
    });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 5 }), fc.integer({ min: 1, max: 70 }), (own, dimensions) => {
        const numbers = Float32Array.from({ length: own.length * dimensions }, (_, i) =>
          Math.fround(i / 7 - 3),
        );
        const read = decodeIndex(encodeIndex({ items: own, vectors: numbers }), dimensions);
        expect(read.items.map(({ id, metadata }) => [id, { ...metadata }])).toEqual(
          own.map(({ id, metadata }) => [id, { ...metadata }]),
        );
        expect(read.vectors).toEqual(numbers);
      }),
    );
  });

  it('is rejected if it is cut off or its vectors have another length', () => {
    const bytes = encodeIndex({ items, vectors });
    for (const end of [bytes.length - 1, bytes.length - 9, 20, 5]) {
      expect(() => decodeIndex(bytes.subarray(0, end), 3)).toThrow(RangeError);
    }
    expect(() => decodeIndex(bytes, 4)).toThrow(RangeError);
  });
});
