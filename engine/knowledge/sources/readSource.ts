import { createHash } from 'node:crypto';
import path from 'node:path';
import { errors } from '../errors.ts';
import type { Chunk, Passage } from './chunk.ts';
import { type EmbeddedTexts, embeddedTexts } from './embeddedTexts.ts';
import { readCsv } from './readCsv.ts';
import { readMarkdown } from './readMarkdown.ts';
import { slugify } from './slugify.ts';

/** Characters above which a source is refused. A megabyte of text is about a novel. */
export const maxSourceCharacters = 10_000_000;

type Reader = (source: string, text: string) => Passage[];

const readers: Readonly<Record<string, Reader>> = {
  '.md': readMarkdown,
  '.markdown': readMarkdown,
  '.csv': readCsv,
};

/**
 * Reads one knowledge source into chunks.
 *
 * @param source - Path below the project, forward slashes: `knowledge/returns.md`.
 * @param text - Its content, decoded as UTF-8. An empty file has no chunks.
 * @returns Chunks in reading order with ids that are unique within the source.
 * @throws AppError with the file and, where there is one, the line: `KB_SOURCE_UNSUPPORTED`, `KB_SOURCE_TOO_LARGE`,
 *   `KB_SOURCE_BINARY`, `KB_SOURCE_NOT_UTF8`, `KB_FRONT_MATTER_INVALID`, `KB_CSV_MALFORMED`, `KB_CSV_HEADER`,
 *   `KB_CSV_ROW_INCOMPLETE`.
 */
export function readSource(source: string, text: string): Chunk[] {
  const reader = readers[path.posix.extname(source).toLowerCase()];
  if (reader === undefined) throw errors.KB_SOURCE_UNSUPPORTED({}, { location: { file: source } });
  assertText(source, text);
  const taken = new Set<string>();
  return reader(source, text.replace(/^\uFEFF/, '')).map(({ slugPath, ...passage }) => {
    const slug = slugPath
      .map(slugify)
      .filter((part) => part !== '')
      .join('/');
    const id = uniqueId(`${source}#${slug === '' ? 'top' : slug}`, taken);
    return { id, source, ...passage, hash: hashOf(embeddedTexts(passage)) };
  });
}

function assertText(source: string, text: string): void {
  if (text.length > maxSourceCharacters) {
    throw errors.KB_SOURCE_TOO_LARGE({ limit: maxSourceCharacters }, { location: { file: source } });
  }
  const zero = text.indexOf('\0');
  if (zero >= 0) throw errors.KB_SOURCE_BINARY({}, { location: { file: source, line: lineAt(text, zero) } });
  // What decoding leaves in the place of bytes that are not UTF-8.
  const damaged = text.indexOf('\uFFFD');
  if (damaged >= 0)
    throw errors.KB_SOURCE_NOT_UTF8({}, { location: { file: source, line: lineAt(text, damaged) } });
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function uniqueId(base: string, taken: Set<string>): string {
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  taken.add(id);
  return id;
}

function hashOf(texts: EmbeddedTexts): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex');
}
