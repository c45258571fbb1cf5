import type { CompiledTemplate } from '../base/compileTemplate.ts';
import type { JsonObject } from '../base/json.ts';
import { actionErrors } from './errors.ts';
import type { ActionEnvironment } from './readEnvironment.ts';

/** The URL of an action, split into the part that determines the host and the rest. */
interface UrlTemplate {
  readonly base:
    | { readonly type: 'variable'; readonly name: string }
    | { readonly type: 'origin'; readonly origin: string };
  /** Liquid; empty or starting with `/` or `?`. */
  readonly rest: string;
}

const variableHead = /^\{\{-?\s*env\.([A-Z][A-Z0-9_]*)\s*-?\}\}(.*)$/s;
const originHead = /^(https?:\/\/[^/?#{}\s\\@]+)(.*)$/is;

/**
 * Parses an action's URL. Only a declared variable or literal text may name the host, so that a customer's message
 * never determines where a request goes.
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
  throw actionErrors.ACTION_URL_INVALID({ url, reason: 'the host must be followed by /' });
}

/** The compiled URL of an action. `rest` percent-encodes inserted values. */
export interface UrlParts {
  readonly base: UrlTemplate['base'];
  readonly rest: CompiledTemplate;
  readonly query: readonly (readonly [string, CompiledTemplate])[];
}

/**
 * Builds the URL of a request. Inserted values are encoded and must not change the structure of the path: none may
 * leave a path segment empty or be `..`. A query parameter whose template renders to nothing is left out.
 *
 * @throws AppError ACTION_URL_INVALID, ACTION_VARIABLE_UNDECLARED, ACTION_VARIABLE_MISSING, TEMPLATE_FAILED
 */
export function buildUrl(parts: UrlParts, context: JsonObject, environment: ActionEnvironment): URL {
  const base = baseUrl(parts.base, environment);
  const rest = parts.rest.render(context);
  checkPath(rest, parts.rest.source);
  const url = new URL(base + rest);
  for (const [name, template] of parts.query) {
    const value = template.render(context);
    if (value !== '') url.searchParams.append(name, value);
  }
  url.hash = '';
  return url;
}

/** Scheme, host, port and path prefix, without a trailing slash. */
function baseUrl(base: UrlTemplate['base'], environment: ActionEnvironment): string {
  if (base.type === 'origin') return environment.originOf(base.origin);
  const value = environment.requireVariable(base.name);
  const fail = (reason: string) =>
    actionErrors.ACTION_URL_INVALID({ url: `{{ env.${base.name} }}`, reason: `${base.name} ${reason}` });
  if (!URL.canParse(value)) throw fail('is not a URL such as https://shop.example');
  const url = new URL(value);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw fail('does not start with http:// or https://');
  if (url.username !== '' || url.password !== '') {
    throw fail('contains credentials; use a secret in the auth of the action instead');
  }
  if (url.search !== '' || url.hash !== '') throw fail('contains a query or a fragment');
  return url.origin + url.pathname.replace(/\/+$/, '');
}

function checkPath(rendered: string, source: string): void {
  const fail = (reason: string) => actionErrors.ACTION_URL_INVALID({ url: rendered, reason });
  const path = pathOf(rendered);
  if (path.some((part) => /^(?:\.|%2e){1,2}$/i.test(part))) throw fail('its path contains ..');
  const templatePath = pathOf(source.replaceAll(/\{\{.*?\}\}/gs, 'x').replaceAll(/\{%.*?%\}/gs, ''));
  const emptySegments = (parts: readonly string[]) => parts.filter((part) => part === '').length;
  if (emptySegments(path) > emptySegments(templatePath)) throw fail('a value in its path is empty');
}

function pathOf(rest: string): readonly string[] {
  return (rest.split(/[?#]/, 1)[0] ?? '').split(/[/\\]/);
}
