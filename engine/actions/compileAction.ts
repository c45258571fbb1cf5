import { AppError } from '../base/appError.ts';
import { type CompiledExpression, compileExpression } from '../base/compileExpression.ts';
import { type CompiledTemplate, compileTemplate } from '../base/compileTemplate.ts';
import type { Json, JsonObject } from '../base/json.ts';
import { type Action, type ActionOutput, bodyKinds, outputsOf } from '../model/documents/action.ts';
import { parseUrlTemplate, type UrlParts } from './buildUrl.ts';
import { actionErrors } from './errors.ts';

/** JSON with templates in it, compiled. */
interface CompiledJson {
  /** Names that its templates read, as in {@link compileTemplate}. */
  readonly variables: readonly string[];
  /** The input that it is, if it is exactly one. */
  readonly input?: string | undefined;
  /** @throws AppError TEMPLATE_FAILED */
  readonly fill: (context: { readonly input: JsonObject; readonly env: JsonObject }) => Json;
}

const wholeInput = /^\s*\{\{-?\s*input\.([a-z][a-z0-9_]*)\s*-?\}\}\s*$/;

/**
 * Compiles JSON whose texts are templates: a text that consists only of `{{ input.x }}` becomes the input itself,
 * whatever its type. A field that is an input without a value is left out, as in headers, queries and forms: for most
 * services, null is another thing than nothing.
 *
 * @throws AppError TEMPLATE_SYNTAX
 */
function compileJson(body: Json): CompiledJson {
  if (typeof body === 'string') return compileLeaf(body);
  if (Array.isArray(body)) {
    const items = body.map(compileJson);
    return { variables: variablesOf(items), fill: (context) => items.map((item) => item.fill(context)) };
  }
  if (typeof body === 'object' && body !== null) {
    const entries = Object.entries(body).map(([key, value]) => [key, compileJson(value)] as const);
    return {
      variables: variablesOf(entries.map(([, value]) => value)),
      fill: (context) =>
        Object.fromEntries(
          entries
            .filter(([, { input }]) => input === undefined || context.input[input] !== null)
            .map(([key, value]) => [key, value.fill(context)]),
        ),
    };
  }
  return { variables: [], fill: () => body };
}

function compileLeaf(text: string): CompiledJson {
  const template = compileTemplate(text, { strict: true });
  const input = wholeInput.exec(text)?.[1];
  return {
    variables: template.variables,
    input,
    fill: (context) => {
      const value = input === undefined ? undefined : context.input[input];
      return value === undefined ? template.render(context) : value;
    },
  };
}

function variablesOf(parts: readonly CompiledJson[]): readonly string[] {
  return [...new Set(parts.flatMap((part) => part.variables))];
}

/** The body of an action's request, compiled. */
export interface CompiledBody {
  readonly kind: (typeof bodyKinds)[number];
  readonly content: CompiledJson;
}

/** @throws AppError ACTION_REQUEST_INVALID, ACTION_TEMPLATE_INVALID */
function compileBody(request: Action['request']): CompiledBody | undefined {
  const [kind, other] = bodyKinds.filter((name) => request[name] !== undefined);
  if (kind === undefined) return undefined;
  if (other !== undefined)
    throw actionErrors.ACTION_REQUEST_INVALID({ reason: `it has ${kind} and ${other}` });
  return { kind, content: inField(kind, () => compileJson(request[kind] ?? null)) };
}

/** How the action proves who it is, compiled. */
export type CompiledAuth =
  | Extract<Action['auth'], { type: 'bearer' | 'header' | 'query' }>
  | { readonly type: 'basic'; readonly username: CompiledTemplate; readonly secret: string }
  | {
      readonly type: 'oauth2';
      readonly tokenUrl: UrlParts;
      readonly clientId: CompiledTemplate;
      readonly secret: string;
      readonly credentials: 'header' | 'form';
      /** The other fields of the token request. */
      readonly fields: readonly (readonly [string, CompiledTemplate])[];
    };

function compileAuth(auth: Action['auth']): CompiledAuth | undefined {
  if (auth?.type === 'basic') {
    return {
      ...auth,
      username: inField('auth username', () => compileTemplate(auth.username, { strict: true })),
    };
  }
  if (auth?.type !== 'oauth2') return auth;
  const { type, secret, credentials, scope, audience } = auth;
  const fields = { ...(scope !== undefined && { scope }), ...(audience !== undefined && { audience }) };
  return {
    type,
    secret,
    credentials,
    tokenUrl: compileUrl(auth.tokenUrl, {}),
    clientId: inField('auth clientId', () => compileTemplate(auth.clientId, { strict: true })),
    fields: compileMap(fields, 'auth'),
  };
}

function templatesOfAuth(auth: CompiledAuth | undefined): readonly CompiledTemplate[] {
  if (auth?.type === 'basic') return [auth.username];
  return auth?.type === 'oauth2' ? [auth.clientId, auth.tokenUrl.rest, ...auth.fields.map(second)] : [];
}

function compileUrl(url: string, query: Action['request']['query']): UrlParts {
  const { base, rest } = parseUrlTemplate(url);
  return {
    base,
    rest: inField('url', () => compileTemplate(rest, { strict: true, encodeUri: true })),
    query: compileMap(query, 'query'),
  };
}

/** An output with its expression compiled. */
export type CompiledOutput = Omit<ActionOutput, 'value'> & { readonly expression: CompiledExpression };

/** An action with its templates and expressions compiled. */
export interface CompiledHttpAction {
  readonly action: Action;
  readonly url: UrlParts;
  readonly headers: readonly (readonly [string, CompiledTemplate])[];
  readonly body: CompiledBody | undefined;
  readonly auth: CompiledAuth | undefined;
  readonly output: readonly (readonly [string, CompiledOutput])[];
  /** Environment variables that the templates read. */
  readonly variables: readonly string[];
}

/**
 * Compiles an action.
 *
 * @throws AppError ACTION_URL_INVALID, ACTION_REQUEST_INVALID, ACTION_TEMPLATE_INVALID, ACTION_OUTPUT_INVALID
 */
export function compileAction(action: Action): CompiledHttpAction {
  const { request } = action;
  const url = compileUrl(request.url, request.query);
  const headers = compileMap(request.headers, 'header');
  const body = compileBody(request);
  const auth = compileAuth(action.auth);
  const templates = [url.rest, ...url.query.map(second), ...headers.map(second), ...templatesOfAuth(auth)];
  const names = [...templates, ...(body === undefined ? [] : [body.content])].flatMap(
    ({ variables }) => variables,
  );
  return {
    action,
    url,
    headers,
    body,
    auth,
    output: [...outputsOf(action)].map(([name, { value, ...rest }]) => [
      name,
      { ...rest, expression: compileOutput(name, value) },
    ]),
    variables: [...new Set(names.filter((name) => name.startsWith('env.')).map((name) => name.slice(4)))],
  };
}

/** Runs `make`, and adds the field of the action to a template error. */
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
