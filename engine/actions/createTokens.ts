import type { Dispatcher } from 'undici';
import { z } from 'zod';
import { AppError } from '../base/appError.ts';
import { networkReason } from '../base/networkReason.ts';
import { isTransientStatus } from '../base/transientStatus.ts';
import { actionErrors } from './errors.ts';
import { type ActionResponse, readResponse } from './readResponse.ts';

/** The request for an access token, with the client's credentials. */
export interface ClientCredentials {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, string>>;
}

/** Access tokens of this process. */
export interface Tokens {
  /**
   * A token that is still valid: kept, or fetched once for all calls that wait for it.
   *
   * @throws AppError ACTION_TOKEN_FAILED - No token; ACTION_TOKEN_UNAVAILABLE if a later attempt may get one.
   * @throws The reason of the signal when it is aborted.
   */
  get(client: ClientCredentials, signal: AbortSignal): Promise<string>;
  /** Forgets a token that a service refused, unless a newer one has been fetched since. */
  forget(client: ClientCredentials, token: string): void;
  /** The tokens fetched so far, of the last {@link maxIssued}, which are masked wherever they appear. */
  issued(): readonly string[];
}

interface Kept {
  /** Settles to the token. */
  readonly token: Promise<string>;
  /** Known once it is fetched. */
  value?: string;
  /** By the clock of `performance.now()`. */
  validUntil: number;
}

const maxIssued = 200;
const maxKept = 200;
const fetchTimeoutMs = 15_000;
/** How long a token is used whose lifetime is not stated, in seconds. */
const unstatedLifetime = 300;
/** A token is renewed this long before it expires, or after nine tenths of a short life. In seconds. */
const margin = 30;

const tokenBody = z.object({
  access_token: z.string().min(1),
  token_type: z.string().optional(),
  expires_in: z.coerce.number().positive().optional().catch(undefined),
});
const errorBody = z.object({ error: z.string().regex(/^[\w.-]{1,60}$/) });

/**
 * Keeps access tokens by client, until shortly before they expire.
 *
 * @param dispatcher - HTTP client.
 * @param cancel - Cancels running requests.
 */
export function createTokens(dispatcher: Dispatcher, cancel: AbortSignal): Tokens {
  const kept = new Map<string, Kept>();
  const issued = new Set<string>();

  const fetchToken = async (key: string, client: ClientCredentials): Promise<string> => {
    // The calls that wait have signals of their own: one that gives up must not take the token from the others.
    const signal = AbortSignal.any([cancel, AbortSignal.timeout(fetchTimeoutMs)]);
    const { token, lifetime } = await requestToken(dispatcher, client, signal);
    issued.add(token);
    for (const oldest of issued) {
      if (issued.size <= maxIssued) break;
      issued.delete(oldest);
    }
    const entry = kept.get(key);
    if (entry !== undefined) {
      entry.value = token;
      entry.validUntil = performance.now() + Math.max(lifetime - margin, lifetime * 0.9) * 1_000;
    }
    return token;
  };

  return {
    get: (client, signal) => {
      const key = keyOf(client);
      const known = kept.get(key);
      if (known !== undefined && performance.now() < known.validUntil) return abortable(known.token, signal);
      const token = fetchToken(key, client);
      kept.delete(key);
      kept.set(key, { token, validUntil: Number.POSITIVE_INFINITY });
      const [oldest] = kept.keys();
      if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
      token.catch(() => {
        if (kept.get(key)?.token === token) kept.delete(key);
      });
      return abortable(token, signal);
    },
    forget: (client, token) => {
      const key = keyOf(client);
      if (kept.get(key)?.value === token) kept.delete(key);
    },
    issued: () => [...issued],
  };
}

function keyOf({ url, headers, form }: ClientCredentials): string {
  return JSON.stringify([url.href, headers, form]);
}

function abortable(token: Promise<string>, signal: AbortSignal): Promise<string> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    void token.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

async function requestToken(
  dispatcher: Dispatcher,
  client: ClientCredentials,
  signal: AbortSignal,
): Promise<{ readonly token: string; readonly lifetime: number }> {
  const { origin, pathname, search } = client.url;
  const failed = (reason: string, cause?: unknown) =>
    actionErrors.ACTION_TOKEN_FAILED({ origin, reason }, { cause });
  const unavailable = (reason: string, cause?: unknown) =>
    actionErrors.ACTION_TOKEN_UNAVAILABLE({ origin, reason }, { cause });
  let response: ActionResponse;
  try {
    const raw = await dispatcher.request({
      origin,
      path: pathname + search,
      method: 'POST',
      headers: {
        accept: 'application/json',
        'accept-encoding': 'identity',
        'user-agent': 'dialoom',
        'content-type': 'application/x-www-form-urlencoded',
        ...client.headers,
      },
      body: new URLSearchParams(client.form).toString(),
      signal,
    });
    response = await readResponse(raw);
  } catch (error) {
    if (error instanceof AppError) throw failed(error.message, error);
    throw unavailable(signal.aborted ? 'no answer in time' : networkReason(error), error);
  }
  const { status, body } = response;
  if (isTransientStatus(status)) throw unavailable(`status ${status}`);
  if (status < 200 || status > 299) {
    const code = errorBody.safeParse(body).data?.error;
    throw failed(code === undefined ? `status ${status}` : `status ${status}, ${code}`);
  }
  const answer = tokenBody.safeParse(body).data;
  if (answer === undefined) throw failed('the answer has no access_token');
  const {
    access_token: token,
    token_type: type = 'bearer',
    expires_in: lifetime = unstatedLifetime,
  } = answer;
  if (type.toLowerCase() !== 'bearer') throw failed(`its token type ${type} is not bearer`);
  if (!/^[\x21-\x7e]+$/.test(token)) throw failed('its access_token cannot be sent in a header');
  return { token, lifetime };
}
