import { AppError } from '../../base/appError.ts';
import type { Problem } from '../../base/problem.ts';
import { knowledgeFormat } from '../../model/knowledgeSources.ts';
import { knowledgeErrors } from '../errors.ts';
import { loadReader, type TextReader } from '../formats/loadReader.ts';
import { type Chunk, type Passage, toChunks } from './chunk.ts';

/** What a knowledge source may take, so that none stops the program. */
export const sourceLimits = {
  /** Characters of a text source. A megabyte of text is about a novel. */
  textCharacters: 10_000_000,
  /** Bytes of a PDF or DOCX file. */
  binaryBytes: 50 * 1024 * 1024,
  /** Bytes of what a DOCX file holds when it is unpacked. */
  unpackedBytes: 100 * 1024 * 1024,
  /** Seconds that reading a source may take. */
  seconds: 60,
  /** Megabytes of memory that the thread may take that reads sources. */
  memoryMegabytes: 1024,
} as const;

/**
 * Reads a text source, after making sure that it is text and not too much of it.
 *
 * @param text - Decoded as UTF-8.
 * @throws AppError `KB_SOURCE_TOO_LARGE`, `KB_SOURCE_BINARY`, `KB_SOURCE_NOT_UTF8`, and what the reader throws.
 */
export function readTextPassages(read: TextReader, source: string, text: string): Passage[] {
  if (text.length > sourceLimits.textCharacters) {
    const limit = `${sourceLimits.textCharacters / 1_000_000} million characters`;
    throw knowledgeErrors.KB_SOURCE_TOO_LARGE({ limit }, { location: { file: source } });
  }
  const zero = text.indexOf('\0');
  if (zero >= 0)
    throw knowledgeErrors.KB_SOURCE_BINARY({}, { location: { file: source, line: lineAt(text, zero) } });
  // What decoding leaves in the place of bytes that are not UTF-8.
  const damaged = text.indexOf('\uFFFD');
  if (damaged >= 0)
    throw knowledgeErrors.KB_SOURCE_NOT_UTF8({}, { location: { file: source, line: lineAt(text, damaged) } });
  return read(source, text.replace(/^\uFEFF/, ''));
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/**
 * Reads one knowledge source of a text format into chunks.
 *
 * @param source - Path below the project, forward slashes: `knowledge/returns.md`.
 * @param text - Its content, decoded as UTF-8. An empty file has no chunks.
 * @returns Chunks in reading order with ids that are unique within the source.
 * @throws AppError with the file and, where there is one, the line: `KB_SOURCE_UNSUPPORTED` also for binary formats,
 *   which `readSources` reads; `KB_SOURCE_TOO_LARGE`, `KB_SOURCE_BINARY`, `KB_SOURCE_NOT_UTF8`, and those of the
 *   format's reader.
 */
export async function readSource(source: string, text: string): Promise<Chunk[]> {
  const format = knowledgeFormat(source);
  if (format?.content !== 'text')
    throw knowledgeErrors.KB_SOURCE_UNSUPPORTED({}, { location: { file: source } });
  return toChunks(source, readTextPassages(await loadReader(format), source, text));
}

/** A knowledge source: its text, what was read of it already, or why it could not be read. */
export type KnowledgeSource = {
  /** Path below the project, forward slashes. */
  readonly path: string;
} & ({ readonly text: string } | { readonly passages: readonly Passage[] } | { readonly problem: Problem });

/**
 * Makes the chunks of all sources of a project. One that cannot be read is reported and left out; the others are read
 * all the same.
 *
 * @returns Chunks ordered by id, whatever the order of the sources, and an error for each source left out.
 */
export async function chunkSources(
  sources: readonly KnowledgeSource[],
): Promise<{ chunks: Chunk[]; problems: Problem[] }> {
  const chunks: Chunk[] = [];
  const problems: Problem[] = [];
  for (const source of sources) {
    try {
      if ('problem' in source) problems.push(source.problem);
      else for (const chunk of await chunksOf(source)) chunks.push(chunk);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems.push({ ...error.toJSON(), severity: 'error' });
    }
  }
  return { chunks: chunks.sort((a, b) => (a.id < b.id ? -1 : 1)), problems };
}

async function chunksOf(source: Exclude<KnowledgeSource, { readonly problem: Problem }>): Promise<Chunk[]> {
  return 'passages' in source ? toChunks(source.path, source.passages) : readSource(source.path, source.text);
}
