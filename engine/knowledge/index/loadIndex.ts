import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Embedder } from '../../model/embedder.ts';
import { errors } from '../errors.ts';
import type { Chunk } from '../sources/chunk.ts';
import { restoreChunk } from './chunkRecord.ts';
import { type IndexManifest, manifestName, readManifest } from './indexManifest.ts';
import { type ChunkIndex, type ChunkItem, vectraIndex } from './vectraIndex.ts';

/** An index that was read and verified. Stays usable when its files change or vanish. */
export interface LoadedIndex {
  readonly manifest: IndexManifest;
  readonly vectra: ChunkIndex;
  /** Ordered by id. */
  readonly chunks: readonly Chunk[];
  readonly items: ReadonlyMap<string, ChunkItem>;
}

/**
 * Reads an index folder and verifies it: checksum, count, shape of every record.
 *
 * @param folder - Absolute path.
 * @param embedder - The one that queries will be embedded with.
 * @returns The index, or `undefined` when the folder holds none.
 * @throws AppError `KB_INDEX_CORRUPT`, or `KB_INDEX_OTHER_EMBEDDER` when the vectors are another model's.
 */
export async function loadIndex(folder: string, embedder: Embedder): Promise<LoadedIndex | undefined> {
  const manifest = await readManifest(folder);
  if (manifest === undefined) return undefined;
  if (manifest.embedder !== embedder.id || manifest.dimensions !== embedder.dimensions) {
    const params = { found: manifest.embedder, expected: embedder.id };
    throw errors.KB_INDEX_OTHER_EMBEDDER(params, { location: { file: path.join(folder, manifestName) } });
  }
  const file = path.join(folder, manifest.file);
  try {
    const sha256 = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
    if (sha256 !== manifest.sha256) throw new Error('its checksum differs from the one in the manifest');
    const vectra = await vectraIndex(folder, manifest.file);
    const items = await vectra.listItems();
    const chunks = items.map((item) => restoreChunk(item.id, item.metadata));
    if (chunks.length !== manifest.chunks) throw new Error('it does not hold all chunks');
    return { manifest, vectra, chunks, items: new Map(items.map((item) => [item.id, item])) };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw errors.KB_INDEX_CORRUPT({ reason }, { location: { file }, cause });
  }
}
