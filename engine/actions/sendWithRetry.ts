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
import type { Action } from '../model/action.ts';
import { retryAfterMs } from './retryAfterMs.ts';
import type { Attempt } from './sendRequest.ts';

/** How a request with its retries ended. */
export interface Sending {
  /** The last attempt that ended by itself; undefined when none did. */
  readonly last: Attempt | undefined;
  readonly attempts: number;
  /** True when time ran out or the call was cancelled before a final attempt ended. */
  readonly cut: boolean;
}

const passing = [408, 425, 429, 500, 502, 503, 504];
const longestPauseMs = 30_000;

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
  const exponential = new ExponentialBackoff({ initialDelay: backoffMs, maxDelay: longestPauseMs });

  const again = (attempt: Attempt): boolean => {
    if (!mayPass(attempt)) return false;
    backoff = (backoff ?? exponential).next({});
    pause = Math.max(backoff.duration, askedPause(attempt));
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

function mayPass(attempt: Attempt): boolean {
  if (attempt.type === 'response') return passing.includes(attempt.response.status);
  return attempt.type === 'network';
}

function askedPause(attempt: Attempt): number {
  return attempt.type === 'response' ? retryAfterMs(attempt.response.headers['retry-after']) : 0;
}
