import { z } from 'zod';
import { primaryLanguage } from '../../model/documents/locale.ts';
import type { Chunk } from '../sources/chunk.ts';

/** Marks chunks that suit every language. */
export const anyLanguage = '*';

const jsonText = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('is not JSON');
    return z.NEVER;
  }
});

/** A chunk as vectra stores it beside the vector: flat, and filterable by source and language. */
const chunkRecord = z.strictObject({
  source: z.string().min(1),
  language: z.string().min(1),
  hash: z.string().min(1),
  text: z.string(),
  titlePath: jsonText.pipe(z.array(z.string())),
  question: z.string().optional(),
  metadata: jsonText.pipe(z.record(z.string(), z.string())).optional(),
});

/** What vectra takes as metadata. */
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
    ...(chunk.metadata === undefined ? {} : { metadata: JSON.stringify(chunk.metadata) }),
  };
}

/**
 * Rebuilds a chunk from storage.
 *
 * @throws ZodError when the record is not one that {@link storeChunk} wrote.
 */
export function restoreChunk(id: string, stored: unknown): Chunk {
  const { source, hash, text, titlePath, question, metadata } = chunkRecord.parse(stored);
  return {
    id,
    source,
    titlePath,
    text,
    ...(question === undefined ? {} : { question }),
    ...(metadata === undefined ? {} : { metadata }),
    hash,
  };
}

/** A source may be written for one language: a `locale` in its front matter, or a CSV column of that name. */
export function chunkLanguage(chunk: Chunk): string {
  const locale = chunk.metadata?.locale;
  return locale === undefined ? anyLanguage : primaryLanguage(locale);
}
