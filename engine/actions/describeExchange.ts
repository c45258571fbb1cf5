// What is recorded of an exchange with a service, without its secrets.
import type { Json } from '../base/json.ts';
import type { Action } from '../model/documents/action.ts';
import type { ActionResult } from '../model/ports.ts';
import type { ActionRequest } from './buildRequest.ts';
import type { ActionResponse } from './readResponse.ts';

/** What stands in place of a secret. */
const SECRET_MASK = '••••••';

/** A shorter secret would be found by chance everywhere; it is masked where it stands alone. */
const shortestSubstring = 4;

/** Replaces secrets in any JSON. */
type Masker = <T extends Json>(value: T) => T;

/**
 * Makes a function that replaces every occurrence of secrets, in any of the forms in which a request carries them and
 * a response may echo them: plain, percent-encoded, base64, escaped in JSON.
 *
 * @param secrets - Values to hide.
 */
export function createMasker(secrets: readonly string[]): Masker {
  const forms = [...new Set(secrets.flatMap(formsOf))].filter((form) => form !== '');
  // The longest first: one form may be part of another.
  forms.sort((a, b) => b.length - a.length);
  const exact = new Set(forms);
  const parts = forms.filter((form) => form.length >= shortestSubstring);
  const maskText = (text: string): string => {
    if (exact.has(text)) return SECRET_MASK;
    return parts.reduce((result, part) => result.replaceAll(part, SECRET_MASK), text);
  };
  const maskJson = (value: Json): Json => {
    if (typeof value === 'string') return maskText(value);
    if (typeof value === 'number') return exact.has(String(value)) ? SECRET_MASK : value;
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(maskJson);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [maskText(key), maskJson(item)]));
  };
  return <T extends Json>(value: T) => maskJson(value) as T;
}

function formsOf(secret: string): string[] {
  const forms = [secret, JSON.stringify(secret).slice(1, -1)];
  if (secret.isWellFormed())
    forms.push(encodeURIComponent(secret), new URLSearchParams({ s: secret }).toString().slice(2));
  const bytes = Buffer.from(secret);
  // In base64 a text looks different at each of three offsets; only the characters that it alone decides are stable.
  for (const offset of [0, 1, 2]) {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const stable = encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
    if (stable.length >= 8) forms.push(stable);
  }
  return forms;
}

const alwaysSecret = ['authorization', 'proxy-authorization', 'cookie', 'set-cookie'];

/**
 * A request as it stands in a result, without secrets.
 *
 * @param request - Undefined when none could be made: then the action's own text stands for it.
 */
export function describeActionRequest(
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
export function describeActionResponse(
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
      alwaysSecret.includes(name) || secret.includes(name) ? SECRET_MASK : value,
    ]),
  );
}
