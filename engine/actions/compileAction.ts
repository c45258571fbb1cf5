import { AppError } from '../base/appError.ts';
import { type CompiledExpression, compileExpression } from '../base/compileExpression.ts';
import { type CompiledTemplate, compileTemplate } from '../base/compileTemplate.ts';
import type { Json, JsonObject } from '../base/json.ts';
import type { Action } from '../model/documents/action.ts';
import { parseUrlTemplate, type UrlParts } from './buildUrl.ts';
import { actionErrors } from './errors.ts';

/** A body template, compiled. */
interface CompiledBody {
  /** Names that its texts read, as in {@link compileTemplate}. */
  readonly variables: readonly string[];
  /** @throws AppError TEMPLATE_FAILED */
  readonly fill: (context: { readonly input: JsonObject; readonly env: JsonObject }) => Json;
}

const wholeInput = /^\s*\{\{-?\s*input\.([a-z][a-z0-9_]*)\s*-?\}\}\s*$/;

/**
 * Compiles the body of an action: its text leaves are templates, and one that is nothing but `{{ input.x }}` becomes
 * the input itself, whatever its type.
 *
 * @throws AppError TEMPLATE_SYNTAX
 */
function compileBody(body: Json): CompiledBody {
  if (typeof body === 'string') return compileLeaf(body);
  if (Array.isArray(body)) {
    const items = body.map(compileBody);
    return { variables: variablesOf(items), fill: (context) => items.map((item) => item.fill(context)) };
  }
  if (typeof body === 'object' && body !== null) {
    const entries = Object.entries(body).map(([key, value]) => [key, compileBody(value)] as const);
    return {
      variables: variablesOf(entries.map(([, value]) => value)),
      fill: (context) => Object.fromEntries(entries.map(([key, value]) => [key, value.fill(context)])),
    };
  }
  return { variables: [], fill: () => body };
}

function compileLeaf(text: string): CompiledBody {
  const template = compileTemplate(text, { strict: true });
  const input = wholeInput.exec(text)?.[1];
  return {
    variables: template.variables,
    fill: (context) => {
      const value = input === undefined ? undefined : context.input[input];
      return value === undefined ? template.render(context) : value;
    },
  };
}

function variablesOf(parts: readonly CompiledBody[]): readonly string[] {
  return [...new Set(parts.flatMap((part) => part.variables))];
}

/** An action with its templates and expressions compiled. */
export interface CompiledHttpAction {
  readonly action: Action;
  readonly url: UrlParts;
  readonly headers: readonly (readonly [string, CompiledTemplate])[];
  readonly body: CompiledBody | undefined;
  readonly output: readonly (readonly [string, CompiledExpression])[];
  /** Environment variables that any of the templates reads. */
  readonly variables: readonly string[];
}

/**
 * Compiles an action.
 *
 * @throws AppError ACTION_URL_INVALID, ACTION_TEMPLATE_INVALID, ACTION_OUTPUT_INVALID
 */
export function compileAction(action: Action): CompiledHttpAction {
  const { url, query, headers, body } = action.request;
  const { base, rest } = parseUrlTemplate(url);
  const parts: UrlParts = {
    base,
    rest: inField('url', () => compileTemplate(rest, { strict: true, encodeUri: true })),
    query: compileMap(query, 'query'),
  };
  const compiledHeaders = compileMap(headers, 'header');
  const compiledBody = body === undefined ? undefined : inField('body', () => compileBody(body));
  const templates = [parts.rest, ...parts.query.map(second), ...compiledHeaders.map(second)];
  const names = [...templates, ...(compiledBody === undefined ? [] : [compiledBody])].flatMap(
    ({ variables }) => variables,
  );
  return {
    action,
    url: parts,
    headers: compiledHeaders,
    body: compiledBody,
    output: Object.entries(action.output).map(([name, source]) => [name, compileOutput(name, source)]),
    variables: [...new Set(names.filter((name) => name.startsWith('env.')).map((name) => name.slice(4)))],
  };
}

/** Runs `make`, and says of which field of the action a template error is. */
export function inField<T>(field: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith('TEMPLATE_')) throw error;
    throw actionErrors.ACTION_TEMPLATE_INVALID({ field, reason: error.message }, { cause: error });
  }
}

function compileMap(
  map: Readonly<Record<string, string>>,
  what: string,
): readonly (readonly [string, CompiledTemplate])[] {
  return Object.entries(map).map(([name, source]) => [
    name,
    inField(`${what} ${name}`, () => compileTemplate(source, { strict: true })),
  ]);
}

function compileOutput(output: string, source: string): CompiledExpression {
  try {
    return compileExpression(source);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw actionErrors.ACTION_OUTPUT_INVALID({ output, reason }, { cause: error });
  }
}

function second<T>(pair: readonly [string, T]): T {
  return pair[1];
}
