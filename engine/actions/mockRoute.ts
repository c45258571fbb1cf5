// How the mock server finds the example that answers a request.
import { AppError } from '../base/appError.ts';
import { type CompiledExpression, compileExpression } from '../base/compileExpression.ts';
import { compileTemplate } from '../base/compileTemplate.ts';
import type { Json, JsonObject } from '../base/json.ts';
import type { Action, MockExample } from '../model/documents/action.ts';
import { parseUrlTemplate } from './buildUrl.ts';
import { actionErrors } from './errors.ts';

/** What the mock server answers for one action. */
export interface MockRoute {
  readonly action: string;
  readonly method: string;
  /** For people: `/orders/:order_id`. */
  readonly path: string;
  /** Variable that holds the service's address; undefined when the action names a fixed host. */
  readonly variable: string | undefined;
  readonly examples: readonly {
    readonly example: MockExample;
    readonly when: CompiledExpression | undefined;
  }[];
  /** Values of the path's parameters, decoded; undefined when the path is another one. */
  readonly match: (path: string) => Readonly<Record<string, string>> | undefined;
  /** Number of parameters: of two routes that match, the one with fewer is meant. */
  readonly parameters: number;
}

/**
 * Makes the mock route of an action: the path of its URL, with a parameter wherever a value is inserted.
 *
 * @throws AppError ACTION_URL_INVALID, ACTION_MOCK_INVALID
 */
export function createMockRoute(action: Action): MockRoute {
  const { base, rest } = parseUrlTemplate(action.request.url);
  const parts = splitPath(action, rest);
  const names: string[] = [];
  let pattern = '';
  let path = '';
  for (const part of parts) {
    if (part.type === 'text') {
      // As a client sends it: `/a b` arrives as `/a%20b`.
      pattern += escapePattern(encodeURI(part.text).replaceAll('%25', '%'));
      path += part.text;
      continue;
    }
    const name = names.includes(part.name) ? `${part.name}_${names.length + 1}` : part.name;
    names.push(name);
    pattern += '([^/]+?)';
    path += `:${name}`;
  }
  const expression = new RegExp(`^${pattern === '' ? '/' : pattern}/?$`);
  return {
    action: action.id,
    method: action.request.method,
    path: path === '' ? '/' : path,
    variable: base.type === 'variable' ? base.name : undefined,
    examples: action.mock.map((example) => ({ example, when: compileWhen(action, example) })),
    parameters: names.length,
    match: (given) => {
      const groups = expression.exec(given)?.slice(1).map(decode);
      if (groups === undefined || groups.includes(undefined)) return undefined;
      return Object.fromEntries(names.map((name, index) => [name, groups[index] ?? '']));
    },
  };
}

type PathPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'value'; readonly name: string };

/** Cuts the path (not the query) of a URL template into text and inserted values. */
function splitPath(action: Action, rest: string): readonly PathPart[] {
  const parts: PathPart[] = [];
  for (const piece of rest.split(/(\{\{.*?\}\}|\{%.*?%\})/s)) {
    if (piece.startsWith('{%')) {
      throw actionErrors.ACTION_URL_INVALID({
        url: action.request.url,
        reason: 'a path that depends on {% %} has no mock route',
      });
    }
    if (piece.startsWith('{{')) {
      const variable = compileTemplate(piece).variables[0]?.split('.').at(-1);
      parts.push({ type: 'value', name: variable?.replaceAll(/\W/g, '_') || 'value' });
      continue;
    }
    const text = /^[^?#]*/.exec(piece)?.[0] ?? '';
    if (text !== '') parts.push({ type: 'text', text });
    if (text.length < piece.length) break;
  }
  return parts;
}

function compileWhen(action: Action, example: MockExample): CompiledExpression | undefined {
  if (example.when === undefined) return undefined;
  try {
    return compileExpression(example.when);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw actionErrors.ACTION_MOCK_INVALID(
      { action: action.id, example: example.name, reason: error.message },
      { location: { file: `actions/${action.id}.yaml`, field: 'mock' }, cause: error },
    );
  }
}

function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** A request to the mock server as data: what `when` sees, but for `params`, which the route adds. */
export interface MockRequest {
  readonly method: string;
  readonly path: string;
  readonly query: JsonObject;
  readonly headers: JsonObject;
  readonly body: Json;
}

/** What the mock server answers, and why. */
export type MockAnswer =
  | { readonly type: 'example'; readonly action: string; readonly example: MockExample }
  | { readonly type: 'error'; readonly error: AppError };

/**
 * Chooses the answer to a request: the first example that holds, of the routes that match, the most exact first.
 *
 * @param routes - Sorted by number of parameters.
 */
export function answerMock(routes: readonly MockRoute[], request: MockRequest): MockAnswer {
  const reasons: string[] = [];
  const actions: string[] = [];
  for (const route of routes) {
    const params = route.method === request.method ? route.match(request.path) : undefined;
    if (params === undefined) continue;
    actions.push(route.action);
    for (const { example, when } of route.examples) {
      const holds = when === undefined ? true : evaluate(when.evaluate, { ...request, params });
      if (holds === true) return { type: 'example', action: route.action, example };
      if (holds !== false) reasons.push(`${example.name}: ${holds}`);
    }
  }
  const { method, path } = request;
  if (actions.length === 0)
    return { type: 'error', error: actionErrors.ACTION_MOCK_NO_ROUTE({ method, path }) };
  const params = { actions: actions.join(', '), reasons: reasons.join('; ') };
  return { type: 'error', error: actionErrors.ACTION_MOCK_NO_EXAMPLE(params) };
}

/** True or false, or the reason why it is neither: an example about a field that is not there does not hold. */
function evaluate(when: (context: JsonObject) => Json, request: JsonObject): boolean | string {
  try {
    const value = when({ request });
    return typeof value === 'boolean' ? value : 'its "when" is neither true nor false';
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}
