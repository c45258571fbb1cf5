// What an operation answers: outputs, and a mock example.
import type { Json, JsonObject } from '../../../base/json.ts';
import { isJsonObject } from '../../../model/yaml/deepEqual.ts';
import { isSecretName } from '../../newAction.ts';
import { entriesOf, textOf } from '../document.ts';
import { inputName, type OperationDraft, shortDescription } from '../draft.ts';
import { asKind, plainJson, type Shape, sampleOf, shapeOf, valueTypeOf } from '../schema.ts';

/** The parts of an action that say what it answers. */
export interface AnswerParts {
  readonly output: JsonObject;
  readonly mock: readonly JsonObject[];
}

/** Limit of the outputs of an action. */
const maxOutputs = 10;

/**
 * Maps the answer of an operation that succeeds: the texts, numbers and booleans on its top level become outputs, its
 * example the mock example. Without an example, one is made from the schema.
 */
export function answerPartsOf(draft: OperationDraft): AnswerParts {
  const { status, response } = successOf(draft);
  const contents = entriesOf(response?.content);
  const find = (pattern: RegExp) => contents.find(([type]) => pattern.test(type));
  const json = find(/^application\/json\b/i) ?? find(/[/+]json\b/i) ?? find(/^\*\/\*/);
  const name = shortDescription(textOf(response?.description), 60) ?? 'Success';
  const mock = (body: Json) => [
    { name, response: { ...(status !== 200 && { status }), ...(body !== null && { body }) } },
  ];
  if (json !== undefined) {
    const content = draft.resolve(json[1]);
    const shape = shapeOf(draft, content?.schema);
    const body = exampleOf(draft, content, shape) ?? sampleOf(draft, content?.schema);
    return { output: outputsFor(draft, shape, body), mock: mock(body) };
  }
  const text = find(/^text\//i);
  if (text !== undefined) {
    const content = draft.resolve(text[1]);
    const example = exampleOf(draft, content, shapeOf(draft, { type: 'string' })) ?? 'text';
    return { output: { body: { value: 'body', type: 'text' } }, mock: mock(example) };
  }
  const contentType = contents[0]?.[0];
  if (contentType !== undefined)
    draft.note({ code: 'answer_left_out', outcome: 'left_out', params: { contentType } });
  return { output: {}, mock: mock(null) };
}

/** The response with the lowest status of success, or the default one. */
function successOf(draft: OperationDraft): {
  readonly status: number;
  readonly response: JsonObject | undefined;
} {
  const responses = entriesOf(draft.operation.source.responses);
  const [key, value] =
    responses.filter(([status]) => /^2\d\d$/.test(status)).sort(([a], [b]) => Number(a) - Number(b))[0] ??
    responses.find(([status]) => /^2xx$/i.test(status)) ??
    responses.find(([status]) => status === 'default') ??
    [];
  return { status: /^2\d\d$/.test(key ?? '') ? Number(key) : 200, response: draft.resolve(value) };
}

/** The first example of a content that is of the kind of its schema. */
function exampleOf(draft: OperationDraft, content: JsonObject | undefined, shape: Shape): Json | undefined {
  const [named] = entriesOf(content?.examples);
  const given = content?.example ?? draft.resolve(named?.[1])?.value;
  if (given === undefined) return undefined;
  // Some documents have the JSON as a text.
  const value = typeof given === 'string' && shape.kind !== 'text' ? parsed(given) : given;
  return value === undefined ? undefined : asKind(shape.kind, plainJson(value));
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function outputsFor(draft: OperationDraft, shape: Shape, body: Json): JsonObject {
  const fields = [...shape.properties]
    .map(([name, schema]) => ({ name, shape: shapeOf(draft, schema), isRequired: shape.required.has(name) }))
    .filter((field) => field.shape.keyword('writeOnly') !== true)
    .map((field) => ({ ...field, type: valueTypeOf(draft, field.shape) }));
  const single = fields.filter(({ type }) => type !== 'json');
  if (shape.kind !== 'object' || single.length === 0) {
    const type = valueTypeOf(draft, shape);
    return { body: type === 'json' ? 'body' : { value: 'body', type } };
  }
  const kept = new Set(
    [...single.filter((field) => field.isRequired), ...single.filter((field) => !field.isRequired)].slice(
      0,
      maxOutputs,
    ),
  );
  const rest = fields.filter((field) => !kept.has(field as (typeof single)[number])).map(({ name }) => name);
  if (rest.length > 0)
    draft.note({ code: 'fields_left_out', outcome: 'left_out', params: { part: 'answer', fields: rest } });
  const output: Record<string, JsonObject> = {};
  for (const { name, type, isRequired } of fields.filter((one) => kept.has(one))) {
    const example = isJsonObject(body) && Object.hasOwn(body, name) ? body[name] : undefined;
    // A document that contradicts itself must not make calls fail: its example counts.
    const isTyped =
      example === undefined || example === null || typeof example === (type === 'text' ? 'string' : type);
    output[inputName(name, output)] = {
      value: pathTo(name, isRequired && example !== undefined),
      ...(isTyped && { type }),
      ...(type !== 'boolean' && isSecretName(name, 'field') && { sensitive: true }),
    };
  }
  return output;
}

/** CEL for a field of the answer; null if it may be missing and is. */
function pathTo(name: string, isAlwaysThere: boolean): string {
  const isPlain = /^[a-zA-Z_]\w*$/.test(name) && !reservedWords.has(name);
  const key = JSON.stringify(name);
  if (isAlwaysThere) return isPlain ? `body.${name}` : `body[${key}]`;
  return `${isPlain ? `body.?${name}` : `body[?${key}]`}.orValue(null)`;
}

/** Words that CEL does not take for names of fields. */
const reservedWords = new Set(
  'as break const continue else false for function if import in let loop namespace null package return true var void while'.split(
    ' ',
  ),
);
