// The files of a transformers model on disk.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { TransformersEncoder } from '../../model/encoder.ts';
import type { EncoderContext } from '../encoderContext.ts';
import { encoderErrors } from '../errors.ts';

/** What the worker thread is told of the model to load. */
export interface TransformersModel
  extends Pick<TransformersEncoder, 'model' | 'dtype' | 'pooling' | 'prefix'> {
  /** Absolute path of the folder with its files. */
  readonly folder: string;
  /** SHA-256 by path in the folder. */
  readonly files: Readonly<Record<string, string>>;
  /** Length of the vectors; undefined: whatever it is. */
  readonly dimensions: number | undefined;
}

/**
 * Where the files of a model are looked for: the folder that the runtime was given, else the one that the project
 * names, else the one that downloads go to. A bundle has no folder that a relative path could start from.
 *
 * @returns An absolute path.
 */
export function modelFolder(
  { model, revision, folder }: Pick<TransformersEncoder, 'model' | 'revision' | 'folder'>,
  { encoderFolder, projectFolder, modelsFolder }: EncoderContext,
): string {
  if (encoderFolder !== undefined) return encoderFolder;
  if (folder !== undefined && path.isAbsolute(folder)) return folder;
  if (folder !== undefined && projectFolder !== null) return path.resolve(projectFolder, folder);
  return path.join(modelsFolder, model.replaceAll('/', '--'), revision);
}

/**
 * SHA-256 of a file in hexadecimal, read piece by piece.
 *
 * @returns Undefined when there is no such file.
 * @throws AppError ENCODER_FILE_UNREADABLE
 */
export async function sha256OfFile(file: string, signal?: AbortSignal): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file), hash, signal === undefined ? {} : { signal });
  } catch (cause) {
    if (signal?.aborted === true) throw signal.reason;
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw encoderErrors.ENCODER_FILE_UNREADABLE({ file, reason: message }, { cause });
  }
  return hash.digest('hex');
}

/**
 * Makes sure that a folder holds the very files that a project records.
 *
 * @param folder - Absolute path.
 * @param files - SHA-256 by path in the folder.
 * @throws AppError ENCODER_FILE_MISSING, ENCODER_FILE_DIFFERS, ENCODER_FILE_UNREADABLE
 */
export async function verifyModelFiles(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const found = await Promise.all(
    Object.entries(files).map(
      async ([name, expected]) => [name, expected, await sha256OfFile(path.join(folder, name))] as const,
    ),
  );
  const missing = found.flatMap(([name, , hash]) => (hash === undefined ? [name] : []));
  if (missing.length > 0) {
    throw encoderErrors.ENCODER_FILE_MISSING({ folder, files: missing }, { location: { file: folder } });
  }
  for (const [name, expected, hash] of found) {
    if (hash === undefined || hash === expected) continue;
    const file = path.join(folder, name);
    throw encoderErrors.ENCODER_FILE_DIFFERS({ file, expected, found: hash }, { location: { file } });
  }
}
