import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { AppError, type ErrorData } from '../../../base/appError.ts';
import { problemOf } from '../../../base/problem.ts';
import { descriptionPath, sourceDescription } from '../../formats/about/readDescription.ts';
import { type Passage, passageHash } from '../chunk.ts';
import type { KnowledgeSource } from '../chunkSources.ts';
import { readPassages, type SourceContent } from './readPassages.ts';
import { type ReadLimits, type SourceReader, startReader } from './startReader.ts';

/** Raised when readers read otherwise than before: what was kept is then read anew. */
const readerVersion = 1;

const passage = z.strictObject({
  slugPath: z.array(z.string()),
  titlePath: z.array(z.string()),
  text: z.string(),
  question: z.string().exactOptional(),
  metadata: z.record(z.string(), z.string()).exactOptional(),
  hash: z.string().exactOptional(),
});
const keptReading = z.union([
  z.strictObject({ passages: z.array(passage) }),
  z.strictObject({
    error: z.object({ code: z.string(), message: z.string(), remedy: z.string() }),
  }),
]);

/** What reading a source gave: its passages, or why it cannot be read. */
type KeptReading = { readonly passages: readonly Passage[] } | { readonly error: ErrorData };

/** Keeps what sources were read to, by their content, so that an unchanged PDF is not read again. */
interface PassageCache {
  get(source: SourceContent): Promise<KeptReading | undefined>;
  put(source: SourceContent, reading: KeptReading): Promise<void>;
  /** Forgets all but these sources. */
  keepOnly(sources: readonly SourceContent[]): Promise<void>;
}

/**
 * Opens the cache in a folder. A damaged entry is as good as none: it is read anew.
 *
 * @param folder - Absolute path; made on first use.
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

/** Content and format decide what is read; the name of the file does not. */
function nameOf({ path: source, content }: SourceContent): string {
  const format = path.posix.extname(source).toLowerCase();
  const hash = createHash('sha256').update(`${readerVersion}\n${format}\n`);
  hash.update(typeof content === 'string' ? `text\n${content}` : `bytes\n${content.sha256}`);
  return `${hash.digest('hex')}.json`;
}

/**
 * Gives sources what their descriptions say of them (`manual.pdf.about.yaml`). A source whose description cannot be read
 * is left out, for the description may be what restricts access to it.
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

/** What the source itself says of a passage (a page, labels of a row) goes before what is said of the whole. */
function described(
  passage: Passage,
  title: string | undefined,
  metadata: Readonly<Record<string, string>>,
): Passage {
  // The first of the titles is the document's own where there is one more than headings.
  const own = passage.titlePath.slice(passage.titlePath.length - passage.slugPath.length);
  const titlePath = title === undefined ? passage.titlePath : [title, ...own];
  const { hash: _, ...rest } = passage;
  const next = { ...rest, titlePath, metadata: { ...metadata, ...passage.metadata } };
  return { ...next, hash: passageHash(next) };
}

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
const smallTextLength = 32_000;

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
