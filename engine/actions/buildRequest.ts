import type { Json, JsonObject } from '../base/json.ts';
import { type Action, fitsContentType, onlyReads } from '../model/documents/action.ts';
import type { ActionCall } from '../model/ports.ts';
import { buildUrl } from './buildUrl.ts';
import { type CompiledBody, type CompiledHttpAction, inField } from './compileAction.ts';
import { actionErrors } from './errors.ts';
import type { ActionEnvironment } from './readEnvironment.ts';
import { asType, typeName } from './readResponse.ts';

type Declaration = Action['input'][string];

/**
 * Checks inputs against their declaration.
 *
 * @returns Every declared input: numbers and booleans for a text input become texts; an optional input without a value
 *   is null.
 * @throws AppError ACTION_INPUT_INVALID - Missing, undeclared, or of another type.
 */
function checkInputValues(declared: Action['input'], given: JsonObject): JsonObject {
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(declared, name)) {
      throw actionErrors.ACTION_INPUT_INVALID({ input: name, reason: 'is not declared by the action' });
    }
  }
  return Object.fromEntries(
    Object.entries(declared).map(([name, declaration]) => [
      name,
      checkInput(name, declaration, Object.hasOwn(given, name) ? (given[name] ?? null) : null),
    ]),
  );
}

function checkInput(input: string, { type, required }: Declaration, value: Json): Json {
  if (value === null) {
    if (required) throw actionErrors.ACTION_INPUT_INVALID({ input, reason: 'is required and has no value' });
    return null;
  }
  const typed = asType(type, value);
  if (typed !== undefined) return typed;
  throw actionErrors.ACTION_INPUT_INVALID({
    input,
    reason: `must be a ${type}, but is a ${typeName(value)}`,
  });
}

/** A request without its credentials. */
export interface ActionRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: URL;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, a text, or the fields of a form; undefined: no body. */
  readonly body: Json | undefined;
  /** The body as it is sent. */
  readonly payload: string | undefined;
}

/** Headers that are set by the connection or the HTTP client. */
const reserved = [
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'upgrade',
  'keep-alive',
  'te',
  'expect',
];

const contentTypes: Readonly<Record<CompiledBody['kind'], string>> = {
  body: 'application/json',
  form: 'application/x-www-form-urlencoded',
  text: 'text/plain; charset=utf-8',
};

/**
 * Builds the request of a call: checks the inputs and fills in the templates. A header whose template renders to nothing
 * is left out.
 *
 * @throws AppError ACTION_INPUT_INVALID, ACTION_VARIABLE_*, ACTION_TEMPLATE_INVALID, ACTION_URL_INVALID,
 *   ACTION_HEADER_INVALID, ACTION_REQUEST_INVALID
 */
export function buildRequest(
  compiled: CompiledHttpAction,
  call: ActionCall,
  environment: ActionEnvironment,
): ActionRequest {
  const { action, body } = compiled;
  const input = checkInputValues(action.input, call.input);
  for (const name of compiled.variables) environment.requireVariable(name);
  const context = { input, env: environment.variables };
  const key = (action.idempotency?.header ?? 'idempotency-key').toLowerCase();
  const headers: Record<string, string> = {
    accept: 'application/json, text/*;q=0.9, */*;q=0.1',
    'accept-encoding': 'identity',
    'user-agent': 'dialoom',
    ...(body === undefined ? {} : { 'content-type': contentTypes[body.kind] }),
    ...(onlyReads(action) ? {} : { [key]: call.idempotencyKey }),
    ...ownHeaders(compiled, context),
  };
  for (const [name, value] of Object.entries(headers)) checkHeader(name, value);
  return {
    method: action.request.method,
    url: inField('url', () => buildUrl(compiled.url, context, environment)),
    headers,
    ...fillBody(body, context, headers['content-type'] ?? ''),
  };
}

function fillBody(
  body: CompiledBody | undefined,
  context: { readonly input: JsonObject; readonly env: JsonObject },
  contentType: string,
): Pick<ActionRequest, 'body' | 'payload'> {
  if (body === undefined) return { body: undefined, payload: undefined };
  const { kind, content } = body;
  if (!fitsContentType(kind, contentType)) {
    throw actionErrors.ACTION_REQUEST_INVALID({ reason: `its ${kind} cannot be sent as ${contentType}` });
  }
  const filled = inField(kind, () => content.fill(context));
  if (kind === 'body') return { body: filled, payload: JSON.stringify(filled) };
  if (kind === 'text') {
    const text = filled === null ? '' : fieldText(filled);
    return { body: text, payload: text };
  }
  const fields = Object.entries(filled as JsonObject).filter(([, value]) => value !== null && value !== '');
  const pairs = fields.flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((item: Json): [string, string] => [name, fieldText(item)]),
  );
  return { body: Object.fromEntries(fields), payload: new URLSearchParams(pairs).toString() };
}

function fieldText(value: Json): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function ownHeaders(compiled: CompiledHttpAction, context: JsonObject): Record<string, string> {
  const rendered = compiled.headers.map(
    ([name, template]) =>
      [name.toLowerCase(), inField(`header ${name}`, () => template.render(context))] as const,
  );
  return Object.fromEntries(rendered.filter(([, value]) => value !== ''));
}

/** @throws AppError ACTION_HEADER_INVALID */
export function checkHeader(header: string, value: string): void {
  const fail = (reason: string) => actionErrors.ACTION_HEADER_INVALID({ header, reason });
  if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(header)) throw fail('this is not a valid header name');
  if (reserved.includes(header)) throw fail('it is set by the HTTP client');
  // A line break would start another header.
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value))
    throw fail('its value has a character that is not allowed in headers');
}
