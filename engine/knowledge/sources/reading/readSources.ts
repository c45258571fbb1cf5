import { AppError } from '../../../base/appError.ts';
import type { Passage } from '../chunk.ts';
import type { KnowledgeSource } from '../chunkSources.ts';
import { type KeptReading, openPassageCache, type PassageCache } from './passageCache.ts';
import { readPassages } from './readPassages.ts';
import type { SourceContent } from './sourceContent.ts';
import { type ReadLimits, type SourceReader, startReader } from './startReader.ts';
import { withDescriptions } from './withDescriptions.ts';

/** What {@link readSources} needs. */
export interface ReadOptions {
  readonly sources: readonly SourceContent[];
  /** Absolute path of the folder in which readings are kept, `<project>/.dialoom/sources`. */
  readonly cache: string;
  /** Told how many of the sources that must be read on the thread are done; first with 0. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  /** Stops at once; what was read is kept. */
  readonly signal?: AbortSignal | undefined;
  readonly limits?: ReadLimits;
}

/** Characters of changed text that are read without starting a thread for them: some ten milliseconds of work. */
const littleText = 32_000;

/**
 * Reads the sources of a project, each within limits of size, time and memory. What was read before is taken from the
 * cache; a few small texts are read at once; anything else on a thread, so that the caller's stays free.
 *
 * @returns The sources in the same order, each read or with the problem that keeps it from being read.
 * @throws The signal's reason when aborted, or the file system's error when the cache cannot be written.
 */
export async function readSources(options: ReadOptions): Promise<KnowledgeSource[]> {
  const { sources, signal } = options;
  const cache = openPassageCache(options.cache);
  const readings = new Map<SourceContent, KeptReading>();
  for (const source of sources) {
    signal?.throwIfAborted();
    const reading = await cache.get(source);
    if (reading !== undefined) readings.set(source, reading);
  }
  const missing = sources.filter((source) => !readings.has(source));
  if (isLittle(missing)) {
    for (const source of missing) readings.set(source, await readingOf(() => readPassages(source)));
  } else await readOnThread(missing, cache, options, (source, reading) => readings.set(source, reading));
  await cache.keepOnly(sources);
  return withDescriptions(
    sources.map((source) => {
      const reading = readings.get(source) ?? { passages: [] };
      if ('error' in reading) return { path: source.path, problem: { ...reading.error, severity: 'error' } };
      return { path: source.path, passages: reading.passages };
    }),
    sources,
  );
}

function isLittle(sources: readonly SourceContent[]): boolean {
  const texts = sources.map(({ content }) => content);
  if (!texts.every((content) => typeof content === 'string')) return false;
  return texts.reduce((sum, text) => sum + text.length, 0) <= littleText;
}

async function readOnThread(
  sources: readonly SourceContent[],
  cache: PassageCache,
  { onProgress, signal, limits }: ReadOptions,
  onRead: (source: SourceContent, reading: KeptReading) => void,
): Promise<void> {
  const reader: SourceReader = startReader(limits);
  try {
    onProgress?.({ done: 0, total: sources.length });
    for (const [done, source] of sources.entries()) {
      const reading = await readingOf(() => reader.read(source, signal));
      onRead(source, reading);
      if (isSettled(reading)) await cache.put(source, reading);
      onProgress?.({ done: done + 1, total: sources.length });
    }
  } finally {
    await reader.close();
  }
}

async function readingOf(read: () => Promise<readonly Passage[]>): Promise<KeptReading> {
  try {
    return { passages: await read() };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { error: error.toJSON() };
  }
}

/** What depends on the machine or on the moment is tried again the next time. */
function isSettled(reading: KeptReading): boolean {
  const passing = [
    'KB_SOURCE_TOO_SLOW',
    'KB_SOURCE_TOO_COMPLEX',
    'KB_SOURCE_UNREADABLE',
    'KB_SOURCE_CHANGED',
  ];
  return 'passages' in reading || !passing.includes(reading.error.code);
}
