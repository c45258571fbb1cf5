import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { errors } from '../errors.ts';

/** Name of the file that says which index file counts. Writing it is what commits a build. */
export const manifestName = 'manifest.json';

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

export type IndexManifest = z.infer<typeof indexManifest>;

/**
 * Reads the manifest of an index folder.
 *
 * @returns The manifest, or `undefined` when there is none.
 * @throws AppError `KB_INDEX_CORRUPT` when it is not one this version writes.
 */
export async function readManifest(folder: string): Promise<IndexManifest | undefined> {
  const file = path.join(folder, manifestName);
  try {
    return indexManifest.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw errors.KB_INDEX_CORRUPT({ reason: 'its manifest cannot be read' }, { location: { file }, cause });
  }
}
