// The folder of an index: its manifest, words and vectors, how it is loaded and written.

import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import type { Embedder } from '../../model/ports.ts';
import { knowledgeErrors } from '../errors.ts';
import { indexWords, lexicalText, type WordIndex } from '../search/createLexicalIndex.ts';
import type { Chunk } from '../sources/chunk.ts';
import { restoreChunk, storeChunk } from './chunkRecord.ts';
import { decodeIndex, encodeIndex } from './compactCodec.ts';

/** Name of the file that says which index file counts. Writing it is what commits a build. */
const manifestName = 'manifest.json';

/** Raised when vectors or stored chunks change their meaning: an older index is then rebuilt. */
export const indexFormat = 2;

/** `manifest.json` beside a knowledge index. */
const indexManifest = z.strictObject({
  /** Format 1, which bundles of earlier versions hold, has no file of words: they are collected on opening. */
  format: z.union([z.literal(1), z.literal(indexFormat)]),
  /** Id and length of the vectors' embedder. */
  embedder: z.string().min(1),
  dimensions: z.number().int().positive(),
  /** SHA-256 of everything the index was built from: equal fingerprint, nothing to do. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  /** The index in vectra's protobuf format, in the same folder. */
  file: z.string().regex(/^index-[0-9a-f]{16}\.pb$/),
  /** SHA-256 of that file. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** The words of the chunks, see `wordFile.ts`, in the same folder. */
  words: z
    .string()
    .regex(/^index-[0-9a-f]{16}\.words$/)
    .optional(),
  /** SHA-256 of that file. */
  wordsSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  chunks: z.number().int().nonnegative(),
});

type IndexManifest = z.infer<typeof indexManifest>;

/**
 * Reads the manifest of an index folder.
 *
 * @returns The manifest, or `undefined` when there is none.
 * @throws AppError `KB_INDEX_CORRUPT` when it is not one this version writes.
 */
async function readIndexManifest(folder: string): Promise<IndexManifest | undefined> {
  const file = path.join(folder, manifestName);
  try {
    return indexManifest.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw knowledgeErrors.KB_INDEX_CORRUPT(
      { reason: 'its manifest cannot be read' },
      { location: { file }, cause },
    );
  }
}

/**
 * Names the files that make up an index, for a bundle to ship. Same knowledge, same bytes.
 *
 * @param folder - Absolute path of the index.
 * @returns Absolute paths, the manifest first; none when there is no index.
 * @throws AppError `KB_INDEX_CORRUPT` when the manifest cannot be read.
 */
export async function indexFiles(folder: string): Promise<string[]> {
  const manifest = await readIndexManifest(folder);
  if (manifest === undefined) return [];
  const { file, words } = manifest;
  return [manifestName, file, ...(words === undefined ? [] : [words])].map((name) => path.join(folder, name));
}

/**
 * Writes a word index as bytes: four counts (words of the vocabulary, bytes of its text, postings, documents; uint32),
 * then begins, documents and lengths (uint32), counts (uint8), and the vocabulary, one word a line in UTF-8. All
 * little-endian.
 */
export function encodeWords({ vocabulary, begins, documents, counts, lengths }: WordIndex): Buffer {
  const text = Buffer.from(vocabulary.join('\n'));
  const head = Uint32Array.of(vocabulary.length, text.length, documents.length, lengths.length);
  return Buffer.concat([...[head, begins, documents, lengths, counts].map(bytesOf), text]);
}

/**
 * Reads a word index.
 *
 * @param bytes - What {@link encodeWords} wrote; may be let go of afterwards.
 * @throws RangeError when the bytes are not of the length that they announce.
 */
export function decodeWords(bytes: Buffer): WordIndex {
  // A copy that begins at a multiple of four, as 32-bit views need it.
  const buffer = new Uint8Array(bytes).buffer;
  const [words = 0, textBytes = 0, postings = 0, documentCount = 0] = new Uint32Array(buffer, 0, 4);
  let next = 16;
  const uint32s = (length: number): Uint32Array => {
    const begin = next;
    next += 4 * length;
    return new Uint32Array(buffer, begin, length);
  };
  const begins = uint32s(words + 1);
  const documents = uint32s(postings);
  const lengths = uint32s(documentCount);
  const counts = new Uint8Array(buffer, next, postings);
  next += postings;
  if (next + textBytes !== buffer.byteLength) throw new RangeError('its words are not complete');
  const text = Buffer.from(buffer, next, textBytes).toString('utf8');
  return { vocabulary: text === '' ? [] : text.split('\n'), begins, documents, counts, lengths };
}

function bytesOf(array: Uint32Array | Uint8Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

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
  const manifest = await readIndexManifest(folder);
  if (manifest === undefined) return undefined;
  if (manifest.embedder !== embedder.id || manifest.dimensions !== embedder.dimensions) {
    const params = { found: manifest.embedder, expected: embedder.id };
    throw knowledgeErrors.KB_INDEX_OTHER_EMBEDDER(params, {
      location: { file: path.join(folder, manifestName) },
    });
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
    throw knowledgeErrors.KB_INDEX_CORRUPT({ reason }, { location: { file }, cause });
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
    if (/^index-[0-9a-f]{16}\.(?:pb|words)/.test(name) && (except === undefined || !isKept(name, except)))
      await rm(path.join(folder, name), { force: true });
  }
}

function isKept(name: string, index: string): boolean {
  return name === `${index}.pb` || name === `${index}.words`;
}
