import { createHash } from 'node:crypto';
import { AppError } from '../../base/appError.ts';
import type { Problem } from '../../base/problem.ts';
import type { Embedder } from '../../model/embedder.ts';
import { errors } from '../errors.ts';
import { chunkSources, type KnowledgeSource } from '../sources/chunkSources.ts';
import { chunkVectors } from './chunkVectors.ts';
import { indexFormat } from './indexManifest.ts';
import { type LoadedIndex, loadIndex } from './loadIndex.ts';
import { openVectorJournal } from './vectorJournal.ts';
import { removeIndex, writeIndex } from './writeIndex.ts';

/** What {@link buildIndex} needs. */
export interface BuildOptions {
  /** Absolute path of the index, `<project>/.dialoom/knowledge`. */
  readonly folder: string;
  /** All sources of the project; what is not among them leaves the index. */
  readonly sources: readonly KnowledgeSource[];
  readonly embedder: Embedder;
  /** Told how many chunks of those that must be embedded are done; first with 0, not at all when there are none. */
  readonly onProgress?: (progress: BuildProgress) => void;
  /** Stops the build within about a second; the index stays as it was, and the next build goes on from there. */
  readonly signal?: AbortSignal;
}

/** How far a build is. */
export interface BuildProgress {
  readonly done: number;
  readonly total: number;
}

/** What a build did. */
export interface BuildResult {
  /** Chunks that had to be embedded. */
  readonly added: number;
  /** Chunks whose vector was taken over. */
  readonly reused: number;
  /** Chunks of the old index whose id is gone. */
  readonly removed: number;
  /** Chunks in the index now. */
  readonly chunks: number;
  /** An error for each source left out, a warning when the old index could not be used. */
  readonly problems: readonly Problem[];
}

// About a second of work: long enough for the embedder to find texts of equal length, short enough to cancel.
const chunksAtATime = 24;

/**
 * Brings an index on disk up to date with the sources. Only chunks whose embedded text changed are embedded; the result
 * is the same, byte for byte, as that of a build from nothing. Vectors are kept as they are computed: a build that was
 * stopped or killed is gone on with by the next one. An index that is corrupt or another embedder's is built
 * anew.
 *
 * @throws The signal's reason when aborted, what the embedder reports (`ENCODER_*`), or the file system's error.
 */
export async function buildIndex(options: BuildOptions): Promise<BuildResult> {
  const { folder, sources, embedder, signal } = options;
  const { chunks, problems } = await chunkSources(sources);
  const { index: old, problem } = await oldIndex(folder, embedder);
  if (problem !== undefined) problems.push(problem);

  const fingerprint = createHash('sha256')
    .update(JSON.stringify([indexFormat, embedder.id, embedder.dimensions, chunks]))
    .digest('hex');
  const ids = new Set(chunks.map((chunk) => chunk.id));
  const removed = old?.chunks.filter((chunk) => !ids.has(chunk.id)).length ?? 0;
  const journal = await openVectorJournal(folder, embedder);
  if (old?.manifest.fingerprint === fingerprint) {
    await journal.finish();
    return { added: 0, reused: chunks.length, removed, chunks: chunks.length, problems };
  }

  const vectors = new Map([...journal.vectors, ...vectorsByHash(old)]);
  const missing = chunks.filter((chunk) => !vectors.has(chunk.hash));
  if (missing.length > 0) options.onProgress?.({ done: 0, total: missing.length });
  for (let done = 0; done < missing.length; done += chunksAtATime) {
    signal?.throwIfAborted();
    const slice = missing.slice(done, done + chunksAtATime);
    const embedded = await chunkVectors(slice, embedder);
    const entries = slice.map((chunk, i) => ({
      hash: chunk.hash,
      vector: embedded[i] ?? new Float32Array(),
    }));
    await journal.append(entries);
    for (const { hash, vector } of entries) vectors.set(hash, vector);
    options.onProgress?.({ done: done + slice.length, total: missing.length });
  }
  signal?.throwIfAborted();

  if (chunks.length === 0) await removeIndex(folder);
  else {
    const entries = chunks.map((chunk) => ({ chunk, vector: vectors.get(chunk.hash) ?? new Float32Array() }));
    await writeIndex(folder, embedder, fingerprint, entries);
  }
  await journal.finish();
  const added = missing.length;
  return { added, reused: chunks.length - added, removed, chunks: chunks.length, problems };
}

function vectorsByHash(index: LoadedIndex | undefined): Map<string, Float32Array> {
  const hashes = new Map<string, Float32Array>();
  if (index === undefined) return hashes;
  const { dimensions } = index.manifest;
  for (const [i, { hash }] of index.chunks.entries()) {
    hashes.set(hash, index.vectors.subarray(i * dimensions, (i + 1) * dimensions));
  }
  return hashes;
}

async function oldIndex(
  folder: string,
  embedder: Embedder,
): Promise<{ index: LoadedIndex | undefined; problem?: Problem }> {
  try {
    return { index: await loadIndex(folder, embedder) };
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    const occurrence = cause.location === undefined ? { cause } : { cause, location: cause.location };
    const error = errors.KB_INDEX_REBUILT({ reason: cause.message }, occurrence);
    return { index: undefined, problem: { ...error.toJSON(), severity: 'warning' } };
  }
}
