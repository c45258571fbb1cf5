// Sends the request of an action, follows redirects and retries after transient errors.

import {
  DelegateBackoff,
  ExponentialBackoff,
  handleWhenResult,
  type IBackoff,
  retry,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel';
import type { Dispatcher } from 'undici';
import { AppError } from '../base/appError.ts';
import { networkReason } from '../base/networkReason.ts';
import { isTransientStatus } from '../base/transientStatus.ts';
import { type Action, isRepeatable } from '../model/documents/action.ts';
import { type ActionRequest, checkHeader } from './buildRequest.ts';
import { type Credentials, type CredentialsSource, withQuery } from './credentials.ts';
import { actionErrors } from './errors.ts';
import { type ActionResponse, readResponse } from './readResponse.ts';

/**
 * Reads a `Retry-After` header: seconds, or an HTTP date.
 *
 * @param now - Milliseconds since the epoch.
 * @returns Milliseconds to wait; 0 if the header is absent, in the past or invalid.
 */
export function retryAfterMs(header: string | undefined, now = Date.now()): number {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}

/** The outcome of sending a request once. */
type Attempt =
  | { readonly type: 'response'; readonly response: ActionResponse }
  /** No response, or an incomplete one. `isUnsent`: the service cannot have received the request. */
  | { readonly type: 'network'; readonly reason: string; readonly isUnsent: boolean }
  /** A response that cannot be used; retrying would not help. */
  | { readonly type: 'failed'; readonly error: AppError };

/** Codes of network errors before a connection existed. */
const unsentCodes = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

const redirects = [301, 302, 303, 307, 308];
const maxRedirects = 3;

/**
 * Sends a request and reads the response. If the service does not accept the credentials (status 401), it is sent once
 * more with others, where the source has others.
 *
 * @param signal - Cancels the request.
 * @throws The reason of the signal when it is aborted.
 */
export async function sendRequest(
  dispatcher: Dispatcher,
  request: ActionRequest,
  credentials: CredentialsSource,
  signal: AbortSignal,
): Promise<Attempt> {
  for (;;) {
    let added: Credentials;
    try {
      added = await credentials.get(signal);
    } catch (error) {
      if (signal.aborted || !(error instanceof AppError)) throw error;
      return { type: 'failed', error };
    }
    const attempt = await sendOnce(dispatcher, withCredentials(request, added), signal);
    const isRefused = attempt.type === 'response' && attempt.response.status === 401;
    if (!isRefused || !credentials.refused()) return attempt;
  }
}

/** A request as it is sent. */
type SentRequest = Pick<ActionRequest, 'method' | 'url' | 'headers' | 'payload'>;

function withCredentials(request: ActionRequest, { headers, query }: Credentials): SentRequest {
  for (const [name, value] of Object.entries(headers)) checkHeader(name, value);
  const { method, payload } = request;
  return { method, url: withQuery(request.url, query), headers: { ...request.headers, ...headers }, payload };
}

/**
 * A GET follows up to three redirects within its origin; no other redirect is
 * followed, so that neither the authorisation nor the customer's data is sent to another host.
 *
 * @throws The reason of the signal when it is aborted.
 */
async function sendOnce(dispatcher: Dispatcher, request: SentRequest, signal: AbortSignal): Promise<Attempt> {
  let url = request.url;
  try {
    for (let hops = 0; ; hops++) {
      signal.throwIfAborted();
      const raw = await dispatcher.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: request.method,
        headers: request.headers,
        body: request.payload ?? null,
        signal,
      });
      const response = await readResponse(raw);
      const location = response.headers.location;
      if (!redirects.includes(response.status) || location === undefined)
        return { type: 'response', response };
      const target = redirectTarget(request, url, location);
      if (target === undefined || hops === maxRedirects) {
        return {
          type: 'failed',
          error: actionErrors.ACTION_REDIRECTED({ status: response.status, location }),
        };
      }
      url = target;
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof AppError) return { type: 'failed', error };
    const code = (error as NodeJS.ErrnoException).code ?? '';
    return { type: 'network', reason: networkReason(error), isUnsent: unsentCodes.includes(code) };
  }
}

function redirectTarget(request: SentRequest, from: URL, location: string): URL | undefined {
  if (request.method !== 'GET' || !URL.canParse(location, from.href)) return undefined;
  const target = new URL(location, from);
  return target.origin === from.origin ? target : undefined;
}

/** The outcome of a request with its retries. */
export interface Sending {
  /** The last completed attempt; undefined if none was completed. */
  readonly last: Attempt | undefined;
  readonly attempts: number;
  /** Whether the time ran out or the call was cancelled before the last attempt was completed. */
  readonly isCutShort: boolean;
}

const maxPauseMs = 30_000;

/**
 * Sends a request and retries transient failures (no connection, status 408, 425, 429, 500, 502–504) after growing
 * pauses with jitter, or after the pause that the service requests. A request that is not repeatable is retried only if
 * it was certainly not carried out: without a connection, and after status 429. All attempts and pauses together take at most
 * `timeoutMs`; a pause that would exceed it is not started.
 *
 * @param send - Sends the request once.
 * @param cancel - Cancels all attempts.
 */
export async function sendWithRetry(
  action: Pick<Action, 'timeoutMs' | 'retry' | 'reads' | 'request' | 'idempotency'>,
  send: (signal: AbortSignal) => Promise<Attempt>,
  cancel: AbortSignal,
): Promise<Sending> {
  const {
    timeoutMs,
    retry: { retries, backoffMs },
  } = action;
  const mayRepeat = isRepeatable(action);
  const end = performance.now() + timeoutMs;
  let attempts = 0;
  let last: Attempt | undefined;
  let pause = 0;
  let backoff: IBackoff<unknown> | undefined;
  const exponential = new ExponentialBackoff({ initialDelay: backoffMs, maxDelay: maxPauseMs });

  const shouldRetry = (attempt: Attempt): boolean => {
    if (!isTransient(attempt) || !(mayRepeat || isUndone(attempt))) return false;
    backoff = (backoff ?? exponential).next({});
    pause = Math.max(backoff.duration, requestedPause(attempt));
    return performance.now() + pause < end;
  };
  const policy = wrap(
    timeout(timeoutMs, TimeoutStrategy.Aggressive),
    // The timer of a pause must not keep the process alive after the call was cancelled.
    retry(
      handleWhenResult((result) => shouldRetry(result as Attempt)),
      {
        maxAttempts: retries,
        backoff: new DelegateBackoff(() => pause),
      },
    ).dangerouslyUnref(),
  );
  try {
    await policy.execute(async ({ signal }) => {
      signal.throwIfAborted();
      attempts += 1;
      last = await send(signal);
      return last;
    }, cancel);
    return { last, attempts, isCutShort: false };
  } catch (error) {
    if (error instanceof TaskCancelledError || cancel.aborted) return { last, attempts, isCutShort: true };
    throw error;
  }
}

function isTransient(attempt: Attempt): boolean {
  if (attempt.type === 'response') return isTransientStatus(attempt.response.status);
  if (attempt.type === 'failed') return attempt.error.code === 'ACTION_TOKEN_UNAVAILABLE';
  return true;
}

/** Whether the service has certainly done nothing. */
function isUndone(attempt: Attempt): boolean {
  if (attempt.type === 'response') return attempt.response.status === 429;
  return attempt.type === 'failed' || attempt.isUnsent;
}

function requestedPause(attempt: Attempt): number {
  return attempt.type === 'response' ? retryAfterMs(attempt.response.headers['retry-after']) : 0;
}
