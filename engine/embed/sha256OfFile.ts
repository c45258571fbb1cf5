import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { encoderErrors } from './errors.ts';

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
