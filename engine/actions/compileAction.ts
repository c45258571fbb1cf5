import { AppError } from '../base/appError.ts';
import { type CompiledExpression, compileExpression } from '../base/compileExpression.ts';
import { type CompiledTemplate, compileTemplate } from '../base/compileTemplate.ts';
import type { Action } from '../model/action.ts';
import type { UrlParts } from './buildUrl.ts';
import { actionErrors } from './errors.ts';
import { type CompiledBody, compileBody } from './fillBody.ts';
import { parseUrlTemplate } from './parseUrlTemplate.ts';

/** An action with its templates and expressions compiled. */
export interface CompiledAction {
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
export function compileAction(action: Action): CompiledAction {
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
