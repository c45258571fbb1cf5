import { actionErrors } from './errors.ts';

/** The URL of an action, cut into the part that decides whom it talks to and the rest. */
export interface UrlTemplate {
  readonly base:
    | { readonly type: 'variable'; readonly name: string }
    | { readonly type: 'origin'; readonly origin: string };
  /** Liquid; empty or starting with `/` or `?`. */
  readonly rest: string;
}

const variableHead = /^\{\{-?\s*env\.([A-Z][A-Z0-9_]*)\s*-?\}\}(.*)$/s;
const originHead = /^(https?:\/\/[^/?#{}\s\\@]+)(.*)$/is;

/**
 * Parses an action's URL. Only a declared variable or literal text may name the host: what a customer says never
 * decides where a request goes.
 *
 * @throws AppError ACTION_URL_INVALID
 */
export function parseUrlTemplate(url: string): UrlTemplate {
  const text = url.trim();
  const [, variable, afterVariable] = variableHead.exec(text) ?? [];
  if (variable !== undefined && afterVariable !== undefined) {
    return { base: { type: 'variable', name: variable }, rest: checkRest(url, afterVariable) };
  }
  const [, origin, afterOrigin] = originHead.exec(text) ?? [];
  if (origin !== undefined && afterOrigin !== undefined && URL.canParse(origin)) {
    return { base: { type: 'origin', origin: new URL(origin).origin }, rest: checkRest(url, afterOrigin) };
  }
  throw actionErrors.ACTION_URL_INVALID({ url, reason: 'it does not start with a host' });
}

function checkRest(url: string, rest: string): string {
  if (rest === '' || rest.startsWith('/') || rest.startsWith('?')) return rest;
  throw actionErrors.ACTION_URL_INVALID({ url, reason: 'after the host a / must follow' });
}
