import type { Dispatcher } from 'undici';
import { AppError } from '../base/appError.ts';
import { networkReason } from '../base/networkReason.ts';
import type { ActionRequest } from './buildRequest.ts';
import { actionErrors } from './errors.ts';
import { type ActionResponse, readResponse } from './readResponse.ts';

/** What came of sending a request once. */
export type Attempt =
  | { readonly type: 'response'; readonly response: ActionResponse }
  /** No response, or one that broke off. */
  | { readonly type: 'network'; readonly reason: string }
  /** A response that cannot be used, and would be no better the next time. */
  | { readonly type: 'failed'; readonly error: AppError };

const redirects = [301, 302, 303, 307, 308];
const mostRedirects = 3;

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
      if (target === undefined || hops === mostRedirects) {
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
