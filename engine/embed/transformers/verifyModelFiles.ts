import path from 'node:path';
import { encoderErrors } from '../errors.ts';
import { sha256OfFile } from '../sha256OfFile.ts';

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
