import { AppError } from '../../base/appError.ts';
import type { Problem } from '../../base/problem.ts';
import { knowledgeFormat } from '../../model/knowledgeSources.ts';
import { knowledgeErrors } from '../errors.ts';
import { loadReader, type TextReader } from '../formats/loadReader.ts';
import { type Chunk, type Passage, toChunks } from './chunk.ts';
import { mergeRepeated } from './comparePassages.ts';
import { passageProblems } from './passageProblems.ts';

/** Limits of knowledge sources, so that none can block the program. */
export const sourceLimits = {
  /** Characters of a text source; a novel has about a million. */
  textCharacters: 10_000_000,
  /** Bytes of a PDF or DOCX file. */
  binaryBytes: 50 * 1024 * 1024,
  /** Unpacked size of a DOCX file in bytes. */
  unpackedBytes: 100 * 1024 * 1024,
  /** Maximum seconds for reading a source. */
  seconds: 60,
  /** Maximum memory of the reading thread in megabytes. */
  memoryMegabytes: 1024,
} as const;

/**
 * Reads a text source after checking that it is text and not too long.
 *
 * @param text - Decoded as UTF-8.
 * @throws AppError `KB_SOURCE_TOO_LARGE`, `KB_SOURCE_BINARY`, `KB_SOURCE_NOT_UTF8`, `KB_SOURCE_CONFLICT`, and what the reader
 *   throws.
 */
export function readTextPassages(read: TextReader, source: string, text: string): Passage[] {
  if (text.length > sourceLimits.textCharacters) {
    const limit = `${sourceLimits.textCharacters / 1_000_000} million characters`;
    throw knowledgeErrors.KB_SOURCE_TOO_LARGE({ limit }, { location: { file: source } });
  }
  const zero = text.indexOf('\0');
  if (zero >= 0)
    throw knowledgeErrors.KB_SOURCE_BINARY({}, { location: { file: source, line: lineAt(text, zero) } });
  // The replacement character that decoding inserts for invalid bytes.
  const damaged = text.indexOf('\uFFFD');
  if (damaged >= 0)
    throw knowledgeErrors.KB_SOURCE_NOT_UTF8({}, { location: { file: source, line: lineAt(text, damaged) } });
  const conflict = /^<{7} .*\n(?:.*\n)*?={7}\r?\n(?:.*\n)*?>{7} /m.exec(text);
  if (conflict !== null)
    throw knowledgeErrors.KB_SOURCE_CONFLICT(
      {},
      { location: { file: source, line: lineAt(text, conflict.index) } },
    );
  return read(source, text.replace(/^\uFEFF/, ''));
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/**
 * Reads one knowledge source of a text format into chunks.
 *
 * @param source - Path in the project, with forward slashes: `knowledge/returns.md`.
 * @param text - Its content, decoded as UTF-8; an empty file has no chunks.
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

/** A knowledge source: its text, its passages if it has already been read, or the reason why it cannot be read. */
export type KnowledgeSource = {
  /** Path in the project, with forward slashes. */
  readonly path: string;
} & ({ readonly text: string } | { readonly passages: readonly Passage[] } | { readonly problem: Problem });

/**
 * Creates the chunks of all sources of a project. Sources that cannot be read are reported and left out; passages that
 * say the same under the same heading are merged.
 *
 * @param today - `2026-12-01`, to report passages past their last day; without it, none are.
 * @returns Chunks ordered by id, whatever the order of the sources; an error for each source that was left out, and
 *   warnings about contradictions, copies of files and passages past their last day.
 */
export async function chunkSources(
  sources: readonly KnowledgeSource[],
  today?: string,
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
  chunks.sort((a, b) => (a.id < b.id ? -1 : 1));
  problems.push(...passageProblems(chunks, today));
  return { chunks: mergeRepeated(chunks), problems };
}

async function chunksOf(source: Exclude<KnowledgeSource, { readonly problem: Problem }>): Promise<Chunk[]> {
  return 'passages' in source ? toChunks(source.path, source.passages) : readSource(source.path, source.text);
}
