import { open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { encoderErrors } from '../errors.ts';
import type { FileToDownload } from './fileToDownload.ts';

/** A transfer that broke off, or never began for a reason that may pass. */
export class BrokenTransfer extends Error {}

const passing = [408, 425, 429, 500, 502, 503, 504];
/** A server that sends nothing for so long is gone. */
const silenceMs = 60_000;

/**
 * Fetches a file to a part file once, going on where the part file ends.
 *
 * @returns False when the server has no such file.
 * @throws BrokenTransfer, AppError ENCODER_DOWNLOAD_FAILED, or the reason of the signal.
 */
export async function fetchToFile(
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
  if (passing.includes(status)) return new BrokenTransfer(`the server answers with status ${status}`);
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
