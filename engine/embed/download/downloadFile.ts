import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { ExponentialBackoff, handleType, retry } from 'cockatiel';
import { encoderErrors } from '../errors.ts';
import { sha256OfFile } from '../sha256OfFile.ts';
import { BrokenTransfer, fetchToFile } from './fetchToFile.ts';
import type { FileToDownload } from './fileToDownload.ts';

const attempts = 3;

/**
 * Downloads a file, beside its place until it is whole and its checksum right. What an interrupted download left
 * (`<target>.part`) is gone on with if the server still has the same file and serves ranges. A transfer that breaks off
 * is taken up again, three times.
 *
 * @returns Its SHA-256; undefined when the server has no such file.
 * @throws AppError ENCODER_DOWNLOAD_FAILED, ENCODER_FILE_DIFFERS (nothing is kept then), or the reason of the signal.
 */
export async function downloadFile(file: FileToDownload): Promise<string | undefined> {
  const { url, target, expected, signal } = file;
  const existing = await sha256OfFile(target, signal);
  if (existing !== undefined && (expected === undefined ? file.trustExisting : existing === expected)) {
    return existing;
  }
  const part = `${target}.part`;
  await mkdir(path.dirname(target), { recursive: true });
  const again = retry(handleType(BrokenTransfer), {
    maxAttempts: attempts,
    backoff: new ExponentialBackoff({ initialDelay: 500, maxDelay: 5_000 }),
  });
  let fetched = false;
  try {
    fetched = await again.execute(() => fetchToFile({ ...file, part }), signal);
  } catch (thrown) {
    signal.throwIfAborted();
    if (!(thrown instanceof BrokenTransfer)) throw thrown;
    throw encoderErrors.ENCODER_DOWNLOAD_FAILED({ url, reason: thrown.message }, { cause: thrown });
  }
  if (!fetched) return undefined;
  const found = (await sha256OfFile(part, signal)) ?? '';
  await rm(`${part}.etag`, { force: true });
  if (expected !== undefined && found !== expected) {
    await rm(part, { force: true });
    throw encoderErrors.ENCODER_FILE_DIFFERS({ file: url, expected, found });
  }
  await rename(part, target);
  return found;
}
