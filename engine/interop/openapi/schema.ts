// Schemas as they are read here: one level at a time, so that neither their size nor their cycles matter.
import type { Json, JsonObject } from '../../base/json.ts';
import { isJsonArray, isJsonObject } from '../../model/yaml/deepEqual.ts';
import { entriesOf, listOf, type References, textOf } from './document.ts';

/** One level of a schema: references followed, `allOf` merged, and of `oneOf` and `anyOf` the first. */
export interface Shape {
  readonly kind: 'object' | 'array' | 'text' | 'number' | 'boolean' | 'any';
  /** Schemas of the properties of an object. */
  readonly properties: ReadonlyMap<string, Json>;
  readonly required: ReadonlySet<string>;
  /** There are several alternatives, of which this is the first. */
  readonly isChoice: boolean;
  /** The value of a keyword, where it is first given. */
  readonly keyword: (name: string) => Json | undefined;
  /** The schemas that it is made of, for recognising cycles. */
  readonly parts: readonly JsonObject[];
}

/** Limit of the schemas that are merged into one level, and of its properties. */
const maxParts = 60;
const maxProperties = 200;

/** Reads one level of a schema. Whatever is no schema has the kind `any`. */
export function shapeOf(references: References, schema: Json | undefined): Shape {
  const parts: JsonObject[] = [];
  collectParts(references, schema, parts);
  const keyword = (name: string) => parts.find((part) => Object.hasOwn(part, name))?.[name];
  const properties = new Map<string, Json>();
  for (const part of parts)
    for (const [name, value] of entriesOf(part.properties))
      if (properties.size < maxProperties || properties.has(name))
        properties.set(name, merged(properties.get(name), value));
  return {
    kind: kindOf(keyword, properties),
    properties,
    required: new Set(
      parts.flatMap((part) => listOf(part.required).filter((name) => typeof name === 'string')),
    ),
    isChoice: parts.some((part) => alternativesOf(part).length > 1),
    keyword,
    parts,
  };
}

/** A property that several parts describe is all of them. */
function merged(first: Json | undefined, second: Json): Json {
  return first === undefined ? second : { allOf: [first, second] };
}

function collectParts(references: References, schema: Json | undefined, parts: JsonObject[]): void {
  if (!isJsonObject(schema) || parts.includes(schema) || parts.length >= maxParts) return;
  parts.push(schema);
  if (typeof schema.$ref === 'string') collectParts(references, references.follow(schema.$ref), parts);
  for (const part of listOf(schema.allOf)) collectParts(references, part, parts);
  collectParts(references, alternativesOf(schema)[0], parts);
}

function alternativesOf(schema: JsonObject): readonly Json[] {
  const given = [schema.oneOf, schema.anyOf].find((list) => listOf(list).length > 0);
  return listOf(given).filter((one) => !isJsonObject(one) || one.type !== 'null');
}

function kindOf(keyword: Shape['keyword'], properties: Shape['properties']): Shape['kind'] {
  const type = keyword('type');
  const name = isJsonArray(type) ? type.find((one) => one !== 'null') : type;
  switch (name) {
    case 'string':
      return 'text';
    case 'integer':
    case 'number':
      return 'number';
    case 'object':
    case 'array':
    case 'boolean':
      return name;
    default:
  }
  const sample = keyword('const') ?? listOf(keyword('enum'))[0];
  if (typeof sample === 'string') return 'text';
  if (typeof sample === 'number' || typeof sample === 'boolean') return typeof sample as 'number' | 'boolean';
  if (properties.size > 0 || isJsonObject(keyword('additionalProperties'))) return 'object';
  if (keyword('items') !== undefined) return 'array';
  return ['format', 'pattern', 'minLength', 'maxLength'].some((one) => keyword(one) !== undefined)
    ? 'text'
    : 'any';
}

/** The type of inputs and outputs that values of a schema have. */
export function valueTypeOf(
  references: References,
  shape: Shape,
  depth = 0,
): 'text' | 'number' | 'boolean' | 'json' {
  if (shape.isChoice) {
    const alternatives = shape.parts.flatMap(alternativesOf).slice(0, 10);
    const types = new Set(
      alternatives.map((one) =>
        depth > 2 ? 'json' : valueTypeOf(references, shapeOf(references, one), depth + 1),
      ),
    );
    const [only] = types;
    return types.size === 1 && only !== undefined ? only : 'json';
  }
  const { kind } = shape;
  return kind === 'text' || kind === 'number' || kind === 'boolean' ? kind : 'json';
}

/** The only value that a schema allows, if it is a text, a number or a boolean. */
export function constantOf({ keyword }: Shape): string | number | boolean | undefined {
  const values = listOf(keyword('enum'));
  const value = keyword('const') ?? (values.length === 1 ? values[0] : undefined);
  return typeof value === 'object' ? undefined : value;
}

/** A sample with more values is left empty from there on, and so is what has more schemas around it. */
const maxValues = 1_000;
const maxAncestors = 30;

/**
 * Makes a value that a schema describes: given examples, the first of several values, else something of the right format.
 * The same schema always gives the same value. What is too deep or repeats itself is left empty.
 */
export function sampleOf(references: References, schema: Json | undefined): Json {
  let values = 0;
  const make = (shape: Shape, ancestors: readonly JsonObject[]): Json => {
    values += 1;
    const given = givenExample(shape);
    if (given !== undefined) return given;
    if (shape.kind === 'any') return null;
    if (shape.kind === 'text') return sampleText(shape);
    if (shape.kind === 'number') return sampleNumber(shape);
    if (shape.kind === 'boolean') return true;
    const { kind, parts, keyword, properties } = shape;
    const isCut =
      values > maxValues ||
      ancestors.length > maxAncestors ||
      parts.some((part) => ancestors.includes(part) && part.$ref === undefined);
    const inside = [...ancestors, ...parts];
    const sampleInside = (one: Json | undefined) => make(shapeOf(references, one), inside);
    if (kind === 'array') {
      const item = isCut || keyword('maxItems') === 0 ? null : sampleInside(keyword('items'));
      return item === null ? [] : [item];
    }
    if (isCut) return {};
    const others = keyword('additionalProperties');
    const fields =
      properties.size === 0 && isJsonObject(others) ? [['key', others] as const] : [...properties];
    return Object.fromEntries(
      fields
        .map(([name, property]) => [name, shapeOf(references, property)] as const)
        .filter(([, property]) => property.keyword('writeOnly') !== true)
        .map(([name, property]) => [name, make(property, inside)]),
    );
  };
  return make(shapeOf(references, schema), []);
}

function givenExample(shape: Shape): Json | undefined {
  const { keyword } = shape;
  const examples = keyword('examples');
  const given = [
    keyword('example'),
    listOf(examples)[0],
    keyword('const'),
    listOf(keyword('enum'))[0],
    keyword('default'),
  ];
  for (const value of given) {
    const fitting = value === undefined ? undefined : asKind(shape.kind, plainJson(value));
    if (fitting !== undefined) return fitting;
  }
  return undefined;
}

/** A value as a kind: `"12"` as a number is 12; undefined if it cannot be one. */
export function asKind(kind: Shape['kind'], value: Json | undefined): Json | undefined {
  if (value === undefined) return undefined;
  switch (kind) {
    case 'any':
      return value;
    case 'array':
      return isJsonArray(value) ? value : undefined;
    case 'object':
      return isJsonObject(value) ? value : undefined;
    case 'text':
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : textOf(value);
    case 'number': {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
    }
    case 'boolean':
      if (typeof value === 'boolean') return value;
      return value === 'true' || value === 'false' ? value === 'true' : undefined;
  }
}

/** Limits of an example that is taken over. */
const maxExampleLength = 20_000;
const maxExampleDepth = 20;

/** A value of a document as JSON of its own; undefined if it is too large or too deep to be read in a file. */
export function plainJson(value: Json): Json | undefined {
  if (isTooDeep(value, 0)) return undefined;
  const text = JSON.stringify(value);
  return text.length > maxExampleLength ? undefined : (JSON.parse(text) as Json);
}

function isTooDeep(value: Json, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth >= maxExampleDepth || Object.values(value).some((item: Json) => isTooDeep(item, depth + 1));
}

const formats: Readonly<Record<string, string>> = {
  date: '2025-01-31',
  'date-time': '2025-01-31T09:30:00Z',
  time: '09:30:00Z',
  duration: 'P1D',
  email: 'ann@shop.example',
  hostname: 'shop.example',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://shop.example/a',
  url: 'https://shop.example/a',
  'uri-reference': '/a',
  uuid: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  byte: 'dGV4dA==',
  phone: '+12025550123',
};

function sampleText({ keyword }: Shape): string {
  const format = textOf(keyword('format')) ?? '';
  if (Object.hasOwn(formats, format)) return formats[format] ?? '';
  const length = (name: string, otherwise: number) => {
    const value = keyword(name);
    return typeof value === 'number' && value >= 0 ? Math.min(Math.floor(value), 200) : otherwise;
  };
  return 'text'.padEnd(length('minLength', 0), ' text').slice(0, length('maxLength', 200));
}

function sampleNumber({ keyword }: Shape): number {
  const number = (name: string) => {
    const value = keyword(name);
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  };
  const above = number('exclusiveMinimum');
  const from = number('minimum');
  // In OpenAPI 3.0, `exclusiveMinimum: true` says that `minimum` itself is excluded.
  const lowest = above === undefined ? from : above + 1;
  const least = keyword('exclusiveMinimum') === true && from !== undefined ? from + 1 : lowest;
  const most = number('maximum') ?? 1;
  const value = least ?? Math.min(1, most);
  const step = number('multipleOf') ?? 0;
  const sampled = step > 0 ? Math.ceil(value / step) * step : value;
  return Number.isFinite(sampled) ? sampled : 1;
}
