import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ExponentialBackoff, handleType, retry } from 'cockatiel';
import { isTransientStatus } from '../../base/transientStatus.ts';
import { encoderErrors } from '../errors.ts';
import { sha256OfFile } from '../transformers/modelFiles.ts';

/** One file to download. */
interface FileToDownload {
  readonly url: string;
  /** Absolute path to write it to. */
  readonly target: string;
  /** The SHA-256 that it must have; undefined if any is accepted. */
  readonly expected: string | undefined;
  /** Whether an existing file is accepted without a checksum, because it can only be the right one. */
  readonly trustExisting: boolean;
  /** Called with the number of bytes so far, and the total if the server provides it. */
  readonly onBytes: (done: number, total: number | null) => void;
  readonly signal: AbortSignal;
}

/** A transfer that was interrupted, or that failed to start for a transient reason. */
class BrokenTransfer extends Error {}

/** How long a server may send nothing. */
const silenceMs = 60_000;

/**
 * Fetches a file into a part file once, continuing where the part file ends.
 *
 * @returns False if the server has no such file.
 * @throws BrokenTransfer, AppError ENCODER_DOWNLOAD_FAILED, or the reason of the signal.
 */
async function fetchToFile(
  file: Pick<FileToDownload, 'url' | 'onBytes' | 'signal'> & { readonly part: string },
): Promise<boolean> {
  const { url, part, onBytes, signal } = file;
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), silenceMs);
  try {
    const { size, etag } = await resumable(part);
    const response = await fetch(url, {
      headers: {
        // Without compression, lengths and ranges are those of the file itself.
        'accept-encoding': 'identity',
        ...(etag === undefined ? {} : { range: `bytes=${size}-`, 'if-range': etag }),
      },
      signal: AbortSignal.any([signal, silence.signal]),
    });
    const start = startOf(response, size);
    if (start === undefined) {
      await response.body?.cancel();
      if (response.status === 404) return false;
      await rm(`${part}.etag`, { force: true });
      throw toDownloadError(url, response);
    }
    const length = Number(response.headers.get('content-length') ?? Number.NaN);
    const total = Number.isFinite(length) ? start + length : null;
    if (start === 0) await rememberEtag(part, response.headers.get('etag'));
    let done = start;
    onBytes(done, total);
    const handle = await open(part, start === 0 ? 'w' : 'a');
    try {
      for await (const bytes of response.body ?? []) {
        timer.refresh();
        await handle.writeFile(bytes);
        done += bytes.byteLength;
        onBytes(done, total);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (total !== null && done !== total)
      throw new BrokenTransfer(`only ${done} of ${total} bytes were received`);
    return true;
  } catch (thrown) {
    if (signal.aborted) throw signal.reason;
    throw toBrokenTransfer(thrown, silence.signal.aborted);
  } finally {
    clearTimeout(timer);
  }
}

/** Size and version of the part file; without the server's ETag it cannot be continued. */
async function resumable(
  part: string,
): Promise<{ readonly size: number; readonly etag: string | undefined }> {
  const etag = await readFile(`${part}.etag`, 'utf8').catch(() => '');
  const size =
    etag === ''
      ? 0
      : await stat(part).then(
          (found) => found.size,
          () => 0,
        );
  return { size, etag: size === 0 ? undefined : etag };
}

/** Stores the ETag of a part file. Weak ETags do not guarantee the same bytes. */
async function rememberEtag(part: string, etag: string | null): Promise<void> {
  if (etag === null || !etag.startsWith('"')) await rm(`${part}.etag`, { force: true });
  else await writeFile(`${part}.etag`, etag);
}

/** The position of the response's bytes in the file; undefined if the response does not contain the file. */
function startOf(response: Response, size: number): number | undefined {
  if (response.status === 200) return 0;
  const from = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1];
  return response.status === 206 && Number(from) === size ? size : undefined;
}

function toDownloadError(url: string, { status }: Response): Error {
  // The server does not serve this range, so the next attempt requests the whole file.
  if (status === 206 || status === 416)
    return new BrokenTransfer(`the server answered with status ${status}`);
  if (isTransientStatus(status)) return new BrokenTransfer(`the server answered with status ${status}`);
  const reason =
    status === 401 || status === 403
      ? `the server denied access (status ${status}); private models cannot be downloaded`
      : `the server answered with status ${status}`;
  return encoderErrors.ENCODER_DOWNLOAD_FAILED({ url, reason });
}

/**
 * Converts network failures, which may be transient, into BrokenTransfer; others, such as a full disk, are not
 * converted.
 */
function toBrokenTransfer(thrown: unknown, isSilent: boolean): unknown {
  if (isSilent) return new BrokenTransfer(`nothing was received for ${silenceMs / 1_000} seconds`);
  if (!(thrown instanceof TypeError)) return thrown;
  const cause = thrown.cause instanceof Error ? thrown.cause : thrown;
  return new BrokenTransfer((cause as NodeJS.ErrnoException).code ?? cause.message);
}

const attempts = 3;

/**
 * Downloads a file to a temporary file beside the target, which replaces the target once it is complete and its
 * checksum is correct. An interrupted download (`<target>.part`) is continued if the server still has the same file and
 * supports ranges. A failed transfer is retried up to three times.
 *
 * @returns Its SHA-256; undefined if the server has no such file.
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
  const retryTransfer = retry(handleType(BrokenTransfer), {
    maxAttempts: attempts,
    backoff: new ExponentialBackoff({ initialDelay: 500, maxDelay: 5_000 }),
  });
  let fetched = false;
  try {
    fetched = await retryTransfer.execute(() => fetchToFile({ ...file, part }), signal);
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
