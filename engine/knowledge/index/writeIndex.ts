import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { Embedder } from '../../model/embedder.ts';
import type { Chunk } from '../sources/chunk.ts';
import { storeChunk } from './chunkRecord.ts';
import { type IndexManifest, indexFormat, manifestName } from './indexManifest.ts';
import { vectraIndex } from './vectraIndex.ts';

/** A chunk with its vector. */
interface EmbeddedChunk {
  readonly chunk: Chunk;
  readonly vector: readonly number[];
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
  const file = `index-${fingerprint.slice(0, 16)}.pb`;
  await rm(path.join(folder, file), { force: true });
  const index = await vectraIndex(folder, file);
  await index.createIndex({ version: 1 });
  await index.batchInsertItems(
    entries.map(({ chunk, vector }) => ({ id: chunk.id, vector: [...vector], metadata: storeChunk(chunk) })),
  );
  const manifest: IndexManifest = {
    format: indexFormat,
    embedder: embedder.id,
    dimensions: embedder.dimensions,
    fingerprint,
    file,
    sha256: createHash('sha256')
      .update(await readFile(path.join(folder, file)))
      .digest('hex'),
    chunks: entries.length,
  };
  await writeFileAtomic(path.join(folder, manifestName), `${JSON.stringify(manifest, undefined, 2)}\n`);
  await removeIndexFiles(folder, file);
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
    if (/^index-[0-9a-f]{16}\.pb/.test(name) && name !== except)
      await rm(path.join(folder, name), { force: true });
  }
}
