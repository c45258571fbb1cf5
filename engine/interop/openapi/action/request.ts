// What an operation sends: parameters and body become inputs and texts of the request.
import { z } from 'zod';
import type { Json, JsonObject } from '../../../base/json.ts';
import { constantName } from '../../../edit/serviceNames.ts';
import type { Action } from '../../../model/documents/action.ts';
import { escapeLiquid, isSecretName } from '../../newAction.ts';
import { entriesOf, listOf, textOf } from '../document.ts';
import { inputName, type OperationDraft, shortDescription } from '../draft.ts';
import { constantOf, type Shape, shapeOf, valueTypeOf } from '../schema.ts';
import { authOf, isSentBy, nameSecret, serverOf } from './access.ts';

/** The parts of an action that say what it sends; keys with a default are absent. */
export interface RequestParts {
  readonly input: JsonObject;
  readonly request: JsonObject;
  readonly auth: Action['auth'];
  readonly idempotency: JsonObject | undefined;
}

/** Gathers the inputs and the request of an action. */
interface RequestDraft {
  readonly operation: OperationDraft;
  readonly input: Record<string, JsonObject>;
  readonly headers: Record<string, string>;
  readonly query: Record<string, string>;
  /** What stands in the path for each of its parameters. */
  readonly path: Map<string, string>;
  auth: Action['auth'];
  idempotency: JsonObject | undefined;
}

/** Limit of the fields of a body that become inputs of their own; the required ones come first. */
const maxFields = 40;

/** Maps parameters, body, server and credentials of an operation. What cannot be sent is reported. */
export function requestPartsOf(operation: OperationDraft): RequestParts {
  const { method, path } = operation.operation;
  const server = serverOf(operation);
  const draft: RequestDraft = {
    operation,
    input: {},
    headers: {},
    query: {},
    path: new Map(),
    auth: authOf(operation, server),
    idempotency: undefined,
  };
  for (const parameter of parametersOf(operation)) takeParameter(draft, parameter, server.prefix);
  const url = server.url + fillPath(draft, path);
  const body = bodyOf(draft);
  return {
    input: draft.input,
    request: {
      ...(method !== 'GET' && { method }),
      url,
      ...(Object.keys(draft.headers).length > 0 && { headers: draft.headers }),
      ...(Object.keys(draft.query).length > 0 && { query: draft.query }),
      ...body,
    },
    auth: draft.auth,
    idempotency: draft.idempotency,
  };
}

const parameterSchema = z.looseObject({
  name: z.string().min(1),
  in: z.enum(['path', 'query', 'header', 'cookie']),
  required: z.boolean().default(false),
  description: z.string().optional(),
  style: z.string().optional(),
  explode: z.boolean().optional(),
});
type Parameter = z.infer<typeof parameterSchema>;

/** The parameters of the path and of the operation, which replace those of the path with the same name and place. */
function parametersOf(draft: OperationDraft): readonly (Parameter & { readonly source: JsonObject })[] {
  const { pathItem, source } = draft.operation;
  const found = new Map<string, Parameter & { readonly source: JsonObject }>();
  for (const given of [...listOf(pathItem.parameters), ...listOf(source.parameters)]) {
    const resolved = draft.resolve(given);
    if (resolved === undefined) continue;
    const checked = parameterSchema.safeParse(resolved);
    if (checked.success)
      found.set(`${checked.data.in} ${checked.data.name}`, { ...checked.data, source: resolved });
    else leaveOut(draft, textOf(resolved.name) ?? '?', 'invalid');
  }
  return [...found.values()];
}

function leaveOut(
  draft: OperationDraft,
  parameter: string,
  why: 'cookie' | 'style' | 'header' | 'invalid',
): void {
  draft.note({ code: 'parameter_left_out', outcome: 'left_out', params: { parameter, why } });
}

function takeParameter(
  draft: RequestDraft,
  parameter: Parameter & { readonly source: JsonObject },
  prefix: string,
): void {
  const { name, in: place, source } = parameter;
  if (place === 'cookie') {
    leaveOut(draft.operation, name, 'cookie');
    return;
  }
  if (place === 'header' && takeSpecialHeader(draft, name, prefix)) return;
  if (place !== 'path' && isSentBy(draft.auth, place, name)) return;
  const [content] = entriesOf(source.content);
  const schema =
    content === undefined ? source.schema : (draft.operation.resolve(content[1])?.schema ?? null);
  const shape = shapeOf(draft.operation, schema);
  const isJson = content !== undefined && /[/+]json\b/.test(content[0]);
  if (shape.kind === 'object' && !isJson && place !== 'path') {
    leaveOut(draft.operation, name, 'style');
    return;
  }
  const constant = parameter.required || place === 'path' ? constantOf(shape) : undefined;
  const text =
    constant === undefined ? parameterText(draft, parameter, shape, isJson) : escapeLiquid(String(constant));
  if (place === 'query') draft.query[name] = text;
  else if (place === 'header') draft.headers[name] = text;
  else draft.path.set(name, styledPath(parameter, text));
}

/** Adds the input of a parameter and gives the text that sends it. */
function parameterText(draft: RequestDraft, parameter: Parameter, shape: Shape, isJson: boolean): string {
  const isRequired = parameter.in === 'path' || parameter.required;
  if (isJson) {
    const id = addInput(draft, parameter.name, 'json', isRequired, parameter.description);
    return isRequired
      ? `{{ input.${id} | json }}`
      : `{% if input.${id} != nil %}{{ input.${id} | json }}{% endif %}`;
  }
  const type = valueTypeOf(draft.operation, shape);
  const id = addInput(
    draft,
    parameter.name,
    type === 'json' ? 'text' : type,
    isRequired,
    parameter.description,
  );
  if (shape.kind === 'array' || shape.kind === 'object')
    draft.operation.note({ code: 'list_as_text', outcome: 'changed', params: { input: id } });
  return `{{ input.${id} }}`;
}

/** A value in the path: `label` has a dot before it, `matrix` its name. */
function styledPath({ style, name }: Parameter, text: string): string {
  return `${style === 'label' ? '.' : style === 'matrix' ? `;${encodeURIComponent(name)}=` : ''}${text}`;
}

/** Headers that are no inputs: those that the client sets, keys of repeated requests, and secrets. */
function takeSpecialHeader(draft: RequestDraft, name: string, prefix: string): boolean {
  const header = name.toLowerCase();
  if (header === 'accept' || header === 'content-type' || isSentBy(draft.auth, 'header', name)) return true;
  if (reservedHeaders.has(header) || !/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(header)) {
    leaveOut(draft.operation, name, 'header');
    return true;
  }
  if (/^(?:x-)?idempotency-key$/.test(header)) {
    if (draft.operation.operation.method === 'GET') return false;
    draft.idempotency = header === 'idempotency-key' ? {} : { header: name };
    return true;
  }
  if (!isSecretName(name, 'parameter')) return false;
  if (draft.auth === undefined) {
    const secret = `${prefix}_${constantName(name)}`;
    draft.auth = { type: 'header', header: name, secret };
    nameSecret(draft.operation, secret);
  } else {
    draft.operation.note({ code: 'secret_left_out', outcome: 'left_out', params: { place: name } });
  }
  return true;
}

/** Headers that belong to the connection. */
const reservedHeaders = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'upgrade',
  'keep-alive',
  'te',
  'expect',
]);

/** The path as Liquid. A parameter that the document forgot to declare becomes an input, too. */
function fillPath(draft: RequestDraft, path: string): string {
  return path
    .split(/(\{[^{}]+\})/)
    .map((part) => {
      const name = /^\{([^{}]+)\}$/.exec(part)?.[1];
      if (name === undefined) return part.replaceAll('{', '%7B').replaceAll('}', '%7D');
      return draft.path.get(name) ?? `{{ input.${addInput(draft, name, 'text', true, undefined)} }}`;
    })
    .join('');
}

function addInput(
  draft: RequestDraft,
  name: string,
  type: 'text' | 'number' | 'boolean' | 'json',
  isRequired: boolean,
  description: string | undefined,
): string {
  const id = inputName(name, draft.input);
  const text = shortDescription(description);
  draft.input[id] = {
    ...(type !== 'text' && { type }),
    ...(!isRequired && { required: false }),
    ...(text !== undefined && { description: text }),
  };
  return id;
}

/** The body of the request: JSON before forms before texts. */
function bodyOf(draft: RequestDraft): JsonObject {
  const { operation } = draft;
  const body = operation.resolve(operation.operation.source.requestBody);
  const contents = entriesOf(body?.content);
  const find = (pattern: RegExp) => contents.find(([type]) => pattern.test(type));
  const json = find(/^application\/json\b/i) ?? find(/[/+]json\b/i) ?? find(/^\*\/\*/);
  const form = find(/^application\/x-www-form-urlencoded\b/i);
  const text = find(/^text\/|[/+]xml\b/i);
  const [type, content] = json ?? form ?? text ?? [];
  if (type === undefined || operation.operation.method === 'GET') {
    const contentType = contents[0]?.[0];
    if (contentType !== undefined)
      operation.note({ code: 'body_left_out', outcome: 'left_out', params: { contentType } });
    return {};
  }
  const schema = operation.resolve(content)?.schema;
  const description = textOf(body?.description);
  if (json === undefined && form === undefined) {
    draft.headers['content-type'] = type;
    return { text: `{{ input.${addInput(draft, 'body', 'text', true, description)} }}` };
  }
  if (json !== undefined && !/^(?:application\/json|\*\/\*)/i.test(type))
    draft.headers['content-type'] = type;
  const shape = shapeOf(operation, schema);
  if (shape.kind === 'object' && shape.properties.size > 0 && !shape.isChoice)
    return { [json === undefined ? 'form' : 'body']: fieldsOf(draft, shape, json !== undefined) };
  if (json === undefined) {
    operation.note({ code: 'body_left_out', outcome: 'left_out', params: { contentType: type } });
    return {};
  }
  const input = addInput(draft, 'body', 'json', true, description);
  operation.note({ code: 'nested_as_json', outcome: 'changed', params: { inputs: [input] } });
  return { body: `{{ input.${input} }}` };
}

/** An input for each field of a body. Nested fields are one input each. */
function fieldsOf(draft: RequestDraft, shape: Shape, isJson: boolean): JsonObject {
  const { operation } = draft;
  const fields = [...shape.properties]
    .map(([name, schema]) => ({
      name,
      shape: shapeOf(operation, schema),
      isRequired: shape.required.has(name),
    }))
    .filter((field) => field.shape.keyword('readOnly') !== true);
  const kept = new Set(
    [...fields.filter((field) => field.isRequired), ...fields.filter((field) => !field.isRequired)].slice(
      0,
      maxFields,
    ),
  );
  const rest = fields.filter((field) => !kept.has(field)).map(({ name }) => name);
  if (rest.length > 0)
    operation.note({ code: 'fields_left_out', outcome: 'left_out', params: { part: 'body', fields: rest } });
  const nested: string[] = [];
  const body = Object.fromEntries(
    fields
      .filter((field) => kept.has(field))
      .map((field) => [field.name, fieldValue(draft, field, isJson, nested)]),
  );
  if (nested.length > 0)
    operation.note({ code: 'nested_as_json', outcome: 'changed', params: { inputs: nested } });
  return body;
}

function fieldValue(
  draft: RequestDraft,
  { name, shape, isRequired }: { readonly name: string; readonly shape: Shape; readonly isRequired: boolean },
  isJson: boolean,
  nested: string[],
): Json {
  const constant = isRequired ? constantOf(shape) : undefined;
  if (constant !== undefined) {
    if (typeof constant === 'string') return escapeLiquid(constant);
    return isJson ? constant : String(constant);
  }
  const type = valueTypeOf(draft.operation, shape);
  const id = addInput(draft, name, type, isRequired, textOf(shape.keyword('description')));
  if (type === 'json') nested.push(id);
  return `{{ input.${id} }}`;
}
