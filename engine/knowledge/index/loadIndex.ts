import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Embedder } from '../../model/embedder.ts';
import { errors } from '../errors.ts';
import { lexicalText } from '../search/lexicalText.ts';
import { indexWords, type WordIndex } from '../search/wordIndex.ts';
import type { Chunk } from '../sources/chunk.ts';
import { restoreChunk } from './chunkRecord.ts';
import { decodeIndex } from './compactCodec.ts';
import { type IndexManifest, manifestName, readManifest } from './indexManifest.ts';
import { decodeWords } from './wordFile.ts';

/** An index that was read and verified. Stays usable when its files change or vanish. */
export interface LoadedIndex {
  readonly manifest: IndexManifest;
  /** Ordered by id. */
  readonly chunks: readonly Chunk[];
  /** Their vectors in the same order, one after the other. */
  readonly vectors: Float32Array;
  /** Their words, see `lexicalText`. */
  readonly words: WordIndex;
}

/**
 * Reads an index folder and verifies it: checksums, count, shape of every record.
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
    const { items, vectors } = decodeIndex(await verified(file, manifest.sha256), manifest.dimensions);
    const chunks = items.map((item) => restoreChunk(item.id, item.metadata));
    const words = await wordsOf(folder, manifest, chunks);
    if (chunks.length !== manifest.chunks || words.lengths.length !== manifest.chunks) {
      throw new Error('it does not hold all chunks');
    }
    return { manifest, chunks, vectors, words };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw errors.KB_INDEX_CORRUPT({ reason }, { location: { file }, cause });
  }
}

async function wordsOf(
  folder: string,
  { words, wordsSha256 }: IndexManifest,
  chunks: readonly Chunk[],
): Promise<WordIndex> {
  if (words === undefined) return indexWords(chunks.map(lexicalText));
  return decodeWords(await verified(path.join(folder, words), wordsSha256));
}

async function verified(file: string, sha256: string | undefined): Promise<Buffer> {
  const bytes = await readFile(file);
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
    throw new Error('its checksum differs from the one in the manifest');
  }
  return bytes;
}
