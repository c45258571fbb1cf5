import { createHash } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { Embedder } from '../../model/embedder.ts';
import { lexicalText } from '../search/lexicalText.ts';
import { indexWords } from '../search/wordIndex.ts';
import type { Chunk } from '../sources/chunk.ts';
import { storeChunk } from './chunkRecord.ts';
import { encodeIndex } from './compactCodec.ts';
import { type IndexManifest, indexFormat, manifestName } from './indexManifest.ts';
import { encodeWords } from './wordFile.ts';

/** A chunk with its vector. */
interface EmbeddedChunk {
  readonly chunk: Chunk;
  readonly vector: ArrayLike<number>;
}

/**
 * Writes an index beside the old one, then the manifest that makes it count, then clears away the old one. Whenever the
 * process dies, the folder holds either the old index or the new one. Same chunks, same bytes.
 *
 * @param folder - Absolute path; created when missing.
 * @param fingerprint - SHA-256 of what the index is built from.
 */
export async function writeIndex(
  folder: string,
  embedder: Embedder,
  fingerprint: string,
  entries: readonly EmbeddedChunk[],
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const vectors = new Float32Array(entries.length * embedder.dimensions);
  for (const [i, { vector }] of entries.entries()) vectors.set(vector, i * embedder.dimensions);
  const items = entries.map(({ chunk }) => ({ id: chunk.id, metadata: storeChunk(chunk) }));
  const words = indexWords(entries.map(({ chunk }) => lexicalText(chunk)));
  const name = `index-${fingerprint.slice(0, 16)}`;
  const files = { [`${name}.pb`]: encodeIndex({ items, vectors }), [`${name}.words`]: encodeWords(words) };
  for (const [file, bytes] of Object.entries(files)) await writeFileAtomic(path.join(folder, file), bytes);
  const [sha256 = '', wordsSha256 = ''] = Object.values(files).map((bytes) =>
    createHash('sha256').update(bytes).digest('hex'),
  );
  const manifest: IndexManifest = {
    format: indexFormat,
    embedder: embedder.id,
    dimensions: embedder.dimensions,
    fingerprint,
    file: `${name}.pb`,
    sha256,
    words: `${name}.words`,
    wordsSha256,
    chunks: entries.length,
  };
  await writeFileAtomic(path.join(folder, manifestName), `${JSON.stringify(manifest, undefined, 2)}\n`);
  await removeIndexFiles(folder, name);
}

/**
 * Removes the index, its manifest first, so that a half-removed index does not count.
 *
 * @param folder - May be missing.
 */
export async function removeIndex(folder: string): Promise<void> {
  await rm(path.join(folder, manifestName), { force: true });
  await removeIndexFiles(folder, undefined);
}

async function removeIndexFiles(folder: string, except: string | undefined): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    // Includes what an interrupted write left: the temporary file's name begins with the index file's.
    if (/^index-[0-9a-f]{16}\.(?:pb|words)/.test(name) && (except === undefined || !kept(name, except)))
      await rm(path.join(folder, name), { force: true });
  }
}

function kept(name: string, index: string): boolean {
  return name === `${index}.pb` || name === `${index}.words`;
}
