import type { Json, JsonObject } from '../base/json.ts';
import { type Action, onlyReads } from '../model/documents/action.ts';
import type { ActionCall } from '../model/ports.ts';
import { buildUrl } from './buildUrl.ts';
import { type CompiledHttpAction, inField } from './compileAction.ts';
import { actionErrors } from './errors.ts';
import type { ActionEnvironment } from './readEnvironment.ts';

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
  if (type === 'json') return value;
  if (type === 'text') {
    if (typeof value === 'object') throw wrongType(input, type, value);
    return String(value);
  }
  if (typeof value !== type) throw wrongType(input, type, value);
  return value;
}

function wrongType(input: string, type: string, value: Json) {
  const found = Array.isArray(value) ? 'list' : typeof value === 'string' ? 'text' : typeof value;
  return actionErrors.ACTION_INPUT_INVALID({ input, reason: `must be a ${type}, but is a ${found}` });
}

/**
 * The header that authorises a request, by lower-case name; none if the action needs no authorisation.
 *
 * @throws AppError ACTION_SECRET_UNDECLARED, ACTION_SECRET_MISSING
 */
function authHeaders(auth: Action['auth'], environment: ActionEnvironment): Readonly<Record<string, string>> {
  if (auth === undefined) return {};
  const secret = environment.requireSecret(auth.secret);
  if (auth.type === 'bearer') return { authorization: `Bearer ${secret}` };
  if (auth.type === 'header') return { [auth.header.toLowerCase()]: secret };
  return { authorization: `Basic ${Buffer.from(`${auth.username}:${secret}`).toString('base64')}` };
}

/** A request, ready to send. */
export interface ActionRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: URL;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined: no body. */
  readonly body: Json | undefined;
  /** Names of the headers that carry a secret. */
  readonly secretHeaders: readonly string[];
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

/**
 * Builds the request of a call: checks the inputs, fills in the templates and adds the authorisation. A header whose
 * template renders to nothing is left out.
 *
 * @throws AppError ACTION_INPUT_INVALID, ACTION_VARIABLE_*, ACTION_SECRET_*, ACTION_TEMPLATE_INVALID,
 *   ACTION_URL_INVALID, ACTION_HEADER_INVALID
 */
export function buildRequest(
  compiled: CompiledHttpAction,
  call: ActionCall,
  environment: ActionEnvironment,
): ActionRequest {
  const { action } = compiled;
  const input = checkInputValues(action.input, call.input);
  for (const name of compiled.variables) environment.requireVariable(name);
  const context = { input, env: environment.variables };
  const auth = authHeaders(action.auth, environment);
  const { method } = action.request;
  const body = compiled.body;
  const headers: Record<string, string> = {
    accept: 'application/json, text/*;q=0.9, */*;q=0.1',
    'accept-encoding': 'identity',
    'user-agent': 'dialoom',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(onlyReads(action) ? {} : { 'idempotency-key': call.idempotencyKey }),
    ...ownHeaders(compiled, context),
    ...auth,
  };
  for (const [name, value] of Object.entries(headers)) checkHeader(name, value);
  return {
    method,
    url: inField('url', () => buildUrl(compiled.url, context, environment)),
    headers,
    body: body === undefined ? undefined : inField('body', () => body.fill(context)),
    secretHeaders: Object.keys(auth),
  };
}

function ownHeaders(compiled: CompiledHttpAction, context: JsonObject): Record<string, string> {
  const rendered = compiled.headers.map(
    ([name, template]) =>
      [name.toLowerCase(), inField(`header ${name}`, () => template.render(context))] as const,
  );
  return Object.fromEntries(rendered.filter(([, value]) => value !== ''));
}

function checkHeader(header: string, value: string): void {
  const fail = (reason: string) => actionErrors.ACTION_HEADER_INVALID({ header, reason });
  if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(header)) throw fail('this is not a valid header name');
  if (reserved.includes(header)) throw fail('it is set by the HTTP client');
  // A line break would start another header.
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value))
    throw fail('its value has a character that is not allowed in headers');
}
