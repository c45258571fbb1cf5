// Sends a request of an action: following redirects, and again after faults that may pass.

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
import type { Action } from '../model/documents/action.ts';
import type { ActionRequest } from './buildRequest.ts';
import { actionErrors } from './errors.ts';
import { type ActionResponse, readResponse } from './readResponse.ts';

/**
 * Reads a `Retry-After` header: seconds, or an HTTP date.
 *
 * @param now - Milliseconds since the epoch.
 * @returns Milliseconds to wait; 0 when the header is absent, past or unreadable.
 */
export function retryAfterMs(header: string | undefined, now = Date.now()): number {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}

/** What came of sending a request once. */
type Attempt =
  | { readonly type: 'response'; readonly response: ActionResponse }
  /** No response, or one that broke off. */
  | { readonly type: 'network'; readonly reason: string }
  /** A response that cannot be used, and would be no better the next time. */
  | { readonly type: 'failed'; readonly error: AppError };

const redirects = [301, 302, 303, 307, 308];
const maxRedirects = 3;

/**
 * Sends a request and reads the response. A GET follows up to three redirects within its origin; no other redirect is
 * followed, so that neither the authorisation nor what the customer said goes to someone else.
 *
 * @param signal - Ends the request.
 * @throws The reason of the signal when it is aborted.
 */
export async function sendRequest(
  dispatcher: Dispatcher,
  request: ActionRequest,
  signal: AbortSignal,
): Promise<Attempt> {
  let url = request.url;
  try {
    for (let hops = 0; ; hops++) {
      signal.throwIfAborted();
      const raw = await dispatcher.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: request.method,
        headers: request.headers,
        body: request.body === undefined ? null : JSON.stringify(request.body),
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
    return { type: 'network', reason: networkReason(error) };
  }
}

function redirectTarget(request: ActionRequest, from: URL, location: string): URL | undefined {
  if (request.method !== 'GET' || !URL.canParse(location, from.href)) return undefined;
  const target = new URL(location, from);
  return target.origin === from.origin ? target : undefined;
}

/** How a request with its retries ended. */
export interface Sending {
  /** The last attempt that ended by itself; undefined when none did. */
  readonly last: Attempt | undefined;
  readonly attempts: number;
  /** True when time ran out or the call was cancelled before a final attempt ended. */
  readonly cut: boolean;
}

const transientStatuses = [408, 425, 429, 500, 502, 503, 504];
const maxPauseMs = 30_000;

/**
 * Sends a request, again while it fails in a way that may pass (no connection, status 408, 425, 429, 500, 502–504),
 * after growing pauses with jitter, or those the service asks for. All attempts and pauses together take at most
 * `timeoutMs`: a pause that does not fit any more is not begun.
 *
 * @param send - Sends once.
 * @param cancel - Ends everything.
 */
export async function sendWithRetry(
  { timeoutMs, retry: { retries, backoffMs } }: Pick<Action, 'timeoutMs' | 'retry'>,
  send: (signal: AbortSignal) => Promise<Attempt>,
  cancel: AbortSignal,
): Promise<Sending> {
  const end = performance.now() + timeoutMs;
  let attempts = 0;
  let last: Attempt | undefined;
  let pause = 0;
  let backoff: IBackoff<unknown> | undefined;
  const exponential = new ExponentialBackoff({ initialDelay: backoffMs, maxDelay: maxPauseMs });

  const again = (attempt: Attempt): boolean => {
    if (!isTransient(attempt)) return false;
    backoff = (backoff ?? exponential).next({});
    pause = Math.max(backoff.duration, requestedPause(attempt));
    return performance.now() + pause < end;
  };
  const policy = wrap(
    timeout(timeoutMs, TimeoutStrategy.Aggressive),
    // The pause's timer must not keep the process alive after the call was cancelled.
    retry(
      handleWhenResult((result) => again(result as Attempt)),
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
    return { last, attempts, cut: false };
  } catch (error) {
    if (error instanceof TaskCancelledError || cancel.aborted) return { last, attempts, cut: true };
    throw error;
  }
}

function isTransient(attempt: Attempt): boolean {
  if (attempt.type === 'response') return transientStatuses.includes(attempt.response.status);
  return attempt.type === 'network';
}

function requestedPause(attempt: Attempt): number {
  return attempt.type === 'response' ? retryAfterMs(attempt.response.headers['retry-after']) : 0;
}
