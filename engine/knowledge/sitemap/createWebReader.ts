import { fetch } from 'undici';
import { knowledgeErrors } from '../errors.ts';

/** What a server answered. */
export interface WebAnswer {
  readonly status: number;
  readonly type: string;
  readonly etag: string | undefined;
  /** Address after redirects. */
  readonly url: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Reads addresses of the web, within limits. */
export type WebReader = (
  url: string,
  options: {
    readonly maxBytes: number;
    readonly etag?: string | undefined;
    readonly signal?: AbortSignal | undefined;
  },
) => Promise<WebAnswer>;

/** Name by which we are known to servers, and that rules in robots.txt may use. */
export const agentName = 'dialoom';
const seconds = 20;
const redirects = 5;

/**
 * Makes a reader that leaves an origin only for another that is allowed, and gives up what is too large or too slow.
 *
 * @param origins - Origins that may be read, `https://shop.example.com`.
 * @returns Rejects with AppError `KB_FETCH_FAILED`, or the signal's reason when aborted.
 */
export function createWebReader(origins: ReadonlySet<string>): WebReader {
  return async (address, { maxBytes, etag, signal }) => {
    const within = AbortSignal.timeout(seconds * 1000);
    const failed = (reason: string, cause?: unknown) =>
      knowledgeErrors.KB_FETCH_FAILED({ url: address, reason }, { cause });
    let url = address;
    for (let hop = 0; hop <= redirects; hop += 1) {
      if (!origins.has(new URL(url).origin)) throw failed(`it leads to ${new URL(url).origin}`);
      try {
        const response = await fetch(url, {
          redirect: 'manual',
          headers: { 'user-agent': agentName, ...(etag === undefined ? {} : { 'if-none-match': etag }) },
          signal: signal === undefined ? within : AbortSignal.any([signal, within]),
        });
        const location = response.headers.get('location');
        if (response.status >= 300 && response.status < 400 && response.status !== 304 && location !== null) {
          await response.body?.cancel();
          url = new URL(location, url).href;
          continue;
        }
        const parts: Uint8Array[] = [];
        let size = 0;
        for await (const part of response.body ?? []) {
          size += (part as Uint8Array).length;
          // Leaving the loop ends the transfer.
          if (size > maxBytes) throw failed(`it is larger than ${maxBytes / 1024 / 1024} MB`);
          parts.push(part as Uint8Array);
        }
        return {
          status: response.status,
          type: response.headers.get('content-type') ?? '',
          etag: response.headers.get('etag') ?? undefined,
          url,
          bytes: new Uint8Array(Buffer.concat(parts)),
        };
      } catch (cause) {
        signal?.throwIfAborted();
        if (cause instanceof Error && 'code' in cause && cause.code === 'KB_FETCH_FAILED') throw cause;
        if (within.aborted) throw failed(`there was no answer within ${seconds} seconds`, cause);
        const reason =
          cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : String(cause);
        throw failed(reason, cause);
      }
    }
    throw failed(`it redirects more than ${redirects} times`);
  };
}
