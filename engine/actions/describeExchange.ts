// Describes requests and responses for recordings, without their secrets.
import type { Json } from '../base/json.ts';
import { secretMask } from '../base/secretMask.ts';
import type { Action } from '../model/documents/action.ts';
import type { ActionResult } from '../model/ports.ts';
import type { ActionRequest } from './buildRequest.ts';
import { type CredentialsSource, withQuery } from './credentials.ts';
import type { ActionResponse } from './readResponse.ts';

/** A shorter secret would match by chance in many places; it is masked only where it is the whole value. */
const minSubstringLength = 4;

/** Replaces secrets in JSON. */
type Masker = <T extends Json>(value: T) => T;

/**
 * Creates a function that replaces every occurrence of the secrets, in all forms in which requests send them and
 * responses may echo them: plain, percent-encoded, base64, escaped in JSON.
 *
 * @param secrets - Values to hide.
 */
export function createMasker(secrets: readonly string[]): Masker {
  const forms = [...new Set(secrets.flatMap(formsOf))].filter((form) => form !== '');
  // The longest forms come first, because one form may be part of another.
  forms.sort((a, b) => b.length - a.length);
  const exact = new Set(forms);
  const parts = forms.filter((form) => form.length >= minSubstringLength);
  const maskText = (text: string): string => {
    if (exact.has(text)) return secretMask;
    return parts.reduce((result, part) => result.replaceAll(part, secretMask), text);
  };
  const maskJson = (value: Json): Json => {
    if (typeof value === 'string') return maskText(value);
    if (typeof value === 'number') return exact.has(String(value)) ? secretMask : value;
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
  // In base64 a text looks different at each of three offsets; only the characters that depend on this text alone are
  // stable.
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

/** A request that was built, with what proves who is calling. */
export interface BuiltRequest {
  readonly request: ActionRequest;
  readonly credentials: CredentialsSource;
}

/**
 * Describes a request for a result, without secrets.
 *
 * @param built - Undefined if it could not be built; the URL template of the action is then used.
 */
export function describeActionRequest(
  built: BuiltRequest | undefined,
  action: Action | undefined,
  masked: Masker,
): ActionResult['request'] {
  if (built === undefined) {
    return {
      method: action?.request.method ?? 'GET',
      url: action?.request.url ?? '',
      headers: {},
      body: null,
    };
  }
  const { request, credentials } = built;
  const { headers, query } = credentials.shown;
  const url = withQuery(request.url, query).href.replaceAll(encodeURIComponent(secretMask), secretMask);
  return {
    method: request.method,
    url: masked(url),
    headers: masked(maskHeaders({ ...request.headers, ...headers }, Object.keys(headers))),
    body: masked(request.body ?? null),
  };
}

/** Describes a response for a result, without secrets. */
export function describeActionResponse(
  response: ActionResponse,
  built: BuiltRequest | undefined,
  masked: Masker,
): NonNullable<ActionResult['response']> {
  return {
    status: response.status,
    headers: masked(maskHeaders(response.headers, Object.keys(built?.credentials.shown.headers ?? {}))),
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
      alwaysSecret.includes(name) || secret.includes(name) ? secretMask : value,
    ]),
  );
}
