import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { AppError, type ErrorData } from '../../../base/appError.ts';
import { problemOf } from '../../../base/problem.ts';
import { descriptionPath, sourceDescription } from '../../formats/about/readDescription.ts';
import { storedRows } from '../../index/chunkRecord.ts';
import { type Passage, passageHash } from '../chunk.ts';
import type { KnowledgeSource } from '../chunkSources.ts';
import { readPassages, type SourceContent } from './readPassages.ts';
import { type ReadLimits, type SourceReader, startReader } from './startReader.ts';

/** Increased when the results of readers change; sources are then read again. */
const readerVersion = 2;

const passage = z.strictObject({
  slugPath: z.array(z.string()),
  titlePath: z.array(z.string()),
  text: z.string(),
  question: z.string().exactOptional(),
  rows: storedRows.exactOptional(),
  line: z.number().exactOptional(),
  metadata: z.record(z.string(), z.string()).exactOptional(),
  hash: z.string().exactOptional(),
});
const keptReading = z.union([
  z.strictObject({ passages: z.array(passage) }),
  z.strictObject({
    error: z.object({ code: z.string(), message: z.string(), remedy: z.string() }),
  }),
]);

/** The result of reading a source: its passages, or the error. */
type KeptReading = { readonly passages: readonly Passage[] } | { readonly error: ErrorData };

/** Keeps the results of reading sources by their content, so that an unchanged PDF is not read again. */
interface PassageCache {
  get(source: SourceContent): Promise<KeptReading | undefined>;
  put(source: SourceContent, reading: KeptReading): Promise<void>;
  /** Removes all entries except those of these sources. */
  keepOnly(sources: readonly SourceContent[]): Promise<void>;
}

/**
 * Opens the cache in a folder. A damaged entry counts as missing.
 *
 * @param folder - Absolute path; created on first use.
 */
function openPassageCache(folder: string): PassageCache {
  return {
    async get(source) {
      try {
        const text = await readFile(path.join(folder, nameOf(source)), 'utf8');
        const reading = keptReading.parse(JSON.parse(text));
        if ('passages' in reading) return reading;
        return { error: { ...reading.error, location: { file: source.path } } };
      } catch {
        return undefined;
      }
    },
    async put(source, reading) {
      await mkdir(folder, { recursive: true });
      await writeFileAtomic(path.join(folder, nameOf(source)), JSON.stringify(reading));
    },
    async keepOnly(sources) {
      const names = new Set(sources.map(nameOf));
      for (const name of await readdir(folder).catch(() => []))
        if (!names.has(name)) await rm(path.join(folder, name), { force: true });
    },
  };
}

/** The cache key depends on content and format, but not on the name of the source. */
function nameOf({ path: source, content }: SourceContent): string {
  const format = path.posix.extname(source).toLowerCase();
  const hash = createHash('sha256').update(`${readerVersion}\n${format}\n`);
  hash.update(typeof content === 'string' ? `text\n${content}` : `bytes\n${content.sha256}`);
  return `${hash.digest('hex')}.json`;
}

/**
 * Adds the metadata from descriptions (`manual.pdf.about.yaml`) to their sources. A source whose description cannot be
 * read is left out, because the description may restrict access to it.
 */
function withDescriptions(
  sources: readonly KnowledgeSource[],
  contents: readonly SourceContent[],
): KnowledgeSource[] {
  const texts = new Map(contents.map(({ path, content }) => [path, content]));
  return sources.map((source) => {
    const path = descriptionPath(source.path);
    const text = texts.get(path);
    if (typeof text !== 'string' || !('passages' in source)) return source;
    try {
      const { title, metadata } = sourceDescription(path, text);
      return {
        path: source.path,
        passages: source.passages.map((passage) => described(passage, title, metadata)),
      };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { path: source.path, problem: { ...problemOf(error), location: { file: source.path } } };
    }
  });
}

/** Metadata of the passage itself (a page, labels of a row) takes precedence over that of the whole source. */
function described(
  passage: Passage,
  title: string | undefined,
  metadata: Readonly<Record<string, string>>,
): Passage {
  // If there is one more title than headings, the first one is the document's own title.
  const headings = passage.titlePath.slice(passage.titlePath.length - passage.slugPath.length);
  const titlePath = title === undefined ? passage.titlePath : [title, ...headings];
  const { hash: _, ...rest } = passage;
  const next = { ...rest, titlePath, metadata: { ...metadata, ...passage.metadata } };
  return { ...next, hash: passageHash(next) };
}

/** What {@link readSources} needs. */
export interface ReadOptions {
  readonly sources: readonly SourceContent[];
  /** Absolute path of the cache folder, `<project>/.dialoom/sources`. */
  readonly cache: string;
  /** Called with the number of sources read on the thread, first with 0. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  /** Stops immediately; results so far are kept. */
  readonly signal?: AbortSignal | undefined;
  readonly limits?: ReadLimits;
}

/** Maximum length of changed text that is read without a thread; takes a few tens of milliseconds. */
const smallTextLength = 32_000;

/**
 * Reads the sources of a project, each within limits on size, time and memory. Unchanged sources come from the cache; a
 * few small texts are read directly; everything else is read on a thread, so that the caller's thread stays free.
 *
 * @returns The sources in the same order, each with its passages or the problem that prevents reading it.
 * @throws The signal's reason when aborted, or the file system's error if the cache cannot be written.
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
  if (isSmall(missing)) {
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

function isSmall(sources: readonly SourceContent[]): boolean {
  const texts = sources.map(({ content }) => content);
  if (!texts.every((content) => typeof content === 'string')) return false;
  return texts.reduce((sum, text) => sum + text.length, 0) <= smallTextLength;
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
      if (isCacheable(reading)) await cache.put(source, reading);
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

/** Errors that may be temporary are not cached. */
function isCacheable(reading: KeptReading): boolean {
  const temporaryErrors = [
    'KB_SOURCE_TOO_SLOW',
    'KB_SOURCE_TOO_COMPLEX',
    'KB_SOURCE_UNREADABLE',
    'KB_SOURCE_CHANGED',
  ];
  return 'passages' in reading || !temporaryErrors.includes(reading.error.code);
}
