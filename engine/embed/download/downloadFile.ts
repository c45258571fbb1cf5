import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ExponentialBackoff, handleType, retry } from 'cockatiel';
import { encoderErrors } from '../errors.ts';
import { sha256OfFile } from '../transformers/modelFiles.ts';

/** One file to download. */
interface FileToDownload {
  readonly url: string;
  /** Absolute path to put it at. */
  readonly target: string;
  /** SHA-256 that it must have; undefined: whatever it is. */
  readonly expected: string | undefined;
  /** Whether a file that is there already can only be the one wanted, though no checksum says so. */
  readonly trustExisting: boolean;
  /** Told how many bytes are there, of how many if the server says. */
  readonly onBytes: (done: number, total: number | null) => void;
  readonly signal: AbortSignal;
}

/** A transfer that broke off, or never began for a reason that may pass. */
class BrokenTransfer extends Error {}

const transientStatuses = [408, 425, 429, 500, 502, 503, 504];
/** A server that sends nothing for so long is gone. */
const silenceMs = 60_000;

/**
 * Fetches a file to a part file once, going on where the part file ends.
 *
 * @returns False when the server has no such file.
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
        // Lengths and ranges are those of the file itself.
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
      throw refusal(url, response);
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
    if (total !== null && done !== total) throw new BrokenTransfer(`${done} of ${total} bytes came`);
    return true;
  } catch (thrown) {
    if (signal.aborted) throw signal.reason;
    throw asBroken(thrown, silence.signal.aborted);
  } finally {
    clearTimeout(timer);
  }
}

/** What is there of the file; without the server's mark of its version it cannot be gone on with. */
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

/** Weak marks do not promise the same bytes. */
async function rememberEtag(part: string, etag: string | null): Promise<void> {
  if (etag === null || !etag.startsWith('"')) await rm(`${part}.etag`, { force: true });
  else await writeFile(`${part}.etag`, etag);
}

/** Where the bytes of an answer belong; undefined for an answer without the file. */
function startOf(response: Response, size: number): number | undefined {
  if (response.status === 200) return 0;
  const from = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1];
  return response.status === 206 && Number(from) === size ? size : undefined;
}

function refusal(url: string, { status }: Response): Error {
  // A range that the server will not serve: the next attempt asks for the whole file.
  if (status === 206 || status === 416) return new BrokenTransfer(`the server answers with status ${status}`);
  if (transientStatuses.includes(status))
    return new BrokenTransfer(`the server answers with status ${status}`);
  const reason =
    status === 401 || status === 403
      ? `the server refuses it (status ${status}); private models cannot be downloaded`
      : `the server answers with status ${status}`;
  return encoderErrors.ENCODER_DOWNLOAD_FAILED({ url, reason });
}

/** Connections fail in ways that may pass; a full disk does not. */
function asBroken(thrown: unknown, silent: boolean): unknown {
  if (silent) return new BrokenTransfer(`nothing came for ${silenceMs / 1_000} seconds`);
  if (!(thrown instanceof TypeError)) return thrown;
  const cause = thrown.cause instanceof Error ? thrown.cause : thrown;
  return new BrokenTransfer((cause as NodeJS.ErrnoException).code ?? cause.message);
}

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
