import { AppError } from '../base/appError.ts';
import { type CompiledExpression, compileExpression } from '../base/compileExpression.ts';
import { compileTemplate } from '../base/compileTemplate.ts';
import type { Action, MockExample } from '../model/action.ts';
import { actionErrors } from './errors.ts';
import { parseUrlTemplate } from './parseUrlTemplate.ts';

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
