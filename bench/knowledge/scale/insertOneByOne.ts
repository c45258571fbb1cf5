import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalFileStorage, LocalIndex, ProtobufCodec } from 'vectra';
import { storeChunk } from '../../../engine/knowledge/index/chunkRecord.ts';
import type { SyntheticChunk } from './syntheticChunks.ts';

/** Number of inserted chunks: vectra writes the whole index each time, so later insertions take longer and longer. */
const inserted = 200;

/**
 * Measures `insertItem` of vectra with its compact codec: the mean CPU time of this thread over the first two hundred
 * insertions, in milliseconds. This favours vectra, whose time grows with the size of the index.
 */
export async function insertOneByOne(chunks: readonly SyntheticChunk[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'dialoom-vectra-'));
  try {
    const index = new LocalIndex(folder, 'index.pb', new LocalFileStorage(), new ProtobufCodec());
    await index.createIndex({ version: 1 });
    const begun = process.threadCpuUsage();
    for (const { chunk, vector } of chunks.slice(0, inserted))
      await index.insertItem({ id: chunk.id, vector: Array.from(vector), metadata: storeChunk(chunk) });
    const { user, system } = process.threadCpuUsage(begun);
    return (user + system) / 1_000 / inserted;
  } finally {
    await rm(folder, { recursive: true });
  }
}
