import type { Action } from '../model/action.ts';
import type { ActionResult } from '../model/actionResult.ts';
import type { ActionRequest } from './buildRequest.ts';
import { type Masker, mask } from './maskSecrets.ts';
import type { ActionResponse } from './readResponse.ts';

const alwaysSecret = ['authorization', 'proxy-authorization', 'cookie', 'set-cookie'];

/**
 * A request as it stands in a result, without secrets.
 *
 * @param request - Undefined when none could be made: then the action's own text stands for it.
 */
export function describeRequest(
  request: ActionRequest | undefined,
  action: Action | undefined,
  masked: Masker,
): ActionResult['request'] {
  if (request === undefined) {
    return {
      method: action?.request.method ?? 'GET',
      url: action?.request.url ?? '',
      headers: {},
      body: null,
    };
  }
  return {
    method: request.method,
    url: masked(request.url.href),
    headers: masked(maskHeaders(request.headers, request.secretHeaders)),
    body: masked(request.body ?? null),
  };
}

/** A response as it stands in a result, without secrets. */
export function describeResponse(
  response: ActionResponse,
  request: ActionRequest | undefined,
  masked: Masker,
): NonNullable<ActionResult['response']> {
  return {
    status: response.status,
    headers: masked(maskHeaders(response.headers, request?.secretHeaders ?? [])),
    body: masked(response.body),
  };
}

function maskHeaders(
  headers: Readonly<Record<string, string>>,
  secret: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      alwaysSecret.includes(name) || secret.includes(name) ? mask : value,
    ]),
  );
}
