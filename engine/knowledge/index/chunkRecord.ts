import { z } from 'zod';
import { primaryLanguage } from '../../model/documents/locale.ts';
import type { Chunk, PassageRow } from '../sources/chunk.ts';

/** Marks chunks for every language. */
export const anyLanguage = '*';

const jsonText = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('is not JSON');
    return z.NEVER;
  }
});

const row = z.strictObject({
  line: z.number().int().nonnegative(),
  cells: z.array(z.tuple([z.string(), z.string()])),
  context: z.string().exactOptional(),
});

/** A row of a table in a passage, as it is stored. */
export const storedRows: z.ZodType<PassageRow[]> = z.array(row);

/** A chunk as vectra stores it with its vector: flat, so that it can be filtered by source and language. */
const chunkRecord = z.strictObject({
  source: z.string().min(1),
  language: z.string().min(1),
  hash: z.string().min(1),
  text: z.string(),
  titlePath: jsonText.pipe(z.array(z.string())),
  question: z.string().optional(),
  rows: jsonText.pipe(storedRows).optional(),
  alsoIn: jsonText.pipe(z.array(z.string())).optional(),
  line: z.coerce.number().int().positive().optional(),
  metadata: jsonText.pipe(z.record(z.string(), z.string())).optional(),
});

/** The metadata format of vectra. */
export type StoredChunk = Record<string, string>;

/** Flattens a chunk for storage. */
export function storeChunk(chunk: Chunk): StoredChunk {
  return {
    source: chunk.source,
    language: chunkLanguage(chunk),
    hash: chunk.hash,
    text: chunk.text,
    titlePath: JSON.stringify(chunk.titlePath),
    ...(chunk.question === undefined ? {} : { question: chunk.question }),
    ...(chunk.rows === undefined ? {} : { rows: JSON.stringify(chunk.rows) }),
    ...(chunk.alsoIn === undefined ? {} : { alsoIn: JSON.stringify(chunk.alsoIn) }),
    ...(chunk.line === undefined ? {} : { line: String(chunk.line) }),
    ...(chunk.metadata === undefined ? {} : { metadata: JSON.stringify(chunk.metadata) }),
  };
}

/**
 * Rebuilds a chunk from storage.
 *
 * @throws ZodError if the record was not written by {@link storeChunk}.
 */
export function restoreChunk(id: string, stored: unknown): Chunk {
  const { source, hash, text, titlePath, question, rows, alsoIn, line, metadata } = chunkRecord.parse(stored);
  return {
    id,
    source,
    titlePath,
    text,
    ...(question === undefined ? {} : { question }),
    ...(rows === undefined ? {} : { rows }),
    ...(alsoIn === undefined ? {} : { alsoIn }),
    ...(line === undefined ? {} : { line }),
    ...(metadata === undefined ? {} : { metadata }),
    hash,
  };
}

/** The language of a chunk, from `locale` in the front matter or a CSV column of that name; otherwise any language. */
export function chunkLanguage(chunk: Chunk): string {
  const locale = chunk.metadata?.locale;
  return locale === undefined ? anyLanguage : primaryLanguage(locale);
}
