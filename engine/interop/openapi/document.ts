import { parse as parseYamlText, YAMLParseError } from 'yaml';
import { z } from 'zod';
import type { Json, JsonObject } from '../../base/json.ts';
import { freeId, idOfName } from '../../edit/freeId.ts';
import type { OperationSummary } from '../../model/reports/importReport.ts';
import { isJsonArray, isJsonObject } from '../../model/yaml/deepEqual.ts';
import type { ForeignFile } from '../defineImporter.ts';
import { interopErrors } from '../errors.ts';

/** Size limit of a document in characters; the largest public ones have about 12 million. */
const maxLength = 30_000_000;
/** Limit of references that lead to references. */
const maxHops = 20;
/** The methods that an action can have. */
const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** An operation of a document, with what its action is made from. */
export interface Operation extends OperationSummary {
  /** The object of its path: parameters and servers of all its operations. */
  readonly pathItem: JsonObject;
  readonly source: JsonObject;
}

/** An OpenAPI document. Only its frame is checked; every part is checked when it is used. */
export interface OpenapiDocument {
  /** As given, for errors. */
  readonly path: string;
  readonly root: JsonObject;
  /** In the order of the document. */
  readonly operations: readonly Operation[];
  /** Operations with methods that actions do not have: `HEAD /orders`. */
  readonly otherOperations: readonly string[];
}

/** Follows references within a document. */
export interface References {
  /** What `#/components/schemas/Pet` points to; undefined if that is nowhere in the document or no object. */
  readonly follow: (reference: string) => JsonObject | undefined;
  /** An object, or what its `$ref` points to; undefined for anything else. */
  readonly resolve: (value: Json | undefined) => JsonObject | undefined;
}

const frame = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.unknown()).optional(),
});

/**
 * Reads an OpenAPI document, JSON or YAML.
 *
 * @throws AppError INTEROP_DATA_INVALID - Not readable, or of a version other than 3.0 and 3.1.
 */
export function readOpenapi({ path, content }: ForeignFile): OpenapiDocument {
  const fail = (reason: string, line?: number, cause?: unknown) =>
    interopErrors.INTEROP_DATA_INVALID(
      { path, importer: 'OpenAPI', reason },
      { location: { file: path, ...(line !== undefined && { line }) }, cause },
    );
  if (content.length > maxLength) throw fail(`it has more than ${maxLength / 1_000_000} million characters`);
  const root = parseText(content, fail);
  if (!isJsonObject(root)) throw fail('it is not an object');
  if (root.swagger !== undefined)
    throw fail('it is Swagger 2; convert it to OpenAPI 3 first, which most editors of API descriptions do');
  const checked = frame.safeParse(root);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw fail(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`);
  }
  if (!/^3\.[01](?:\.|$)/.test(checked.data.openapi))
    throw fail(`its version is ${checked.data.openapi}, and only 3.0 and 3.1 are known`);
  return { path, root, ...findOperations(root) };
}

function parseText(content: string, fail: (reason: string, line?: number, cause?: unknown) => Error): Json {
  try {
    if (/^\s*\{/.test(content)) return JSON.parse(content) as Json;
  } catch (cause) {
    // YAML may begin with a brace, too; but then, a large file would be read a second time for nothing.
    if (content.length > 1_000_000) throw fail((cause as Error).message, undefined, cause);
  }
  try {
    return parseYamlText(content, { merge: true, logLevel: 'error', prettyErrors: true }) as Json;
  } catch (cause) {
    const { message } = cause as Error;
    const line = cause instanceof YAMLParseError ? cause.linePos?.[0].line : undefined;
    throw fail((message.split('\n', 1)[0] ?? '').replace(/:$/, ''), line, cause);
  }
}

function findOperations(root: JsonObject): Pick<OpenapiDocument, 'operations' | 'otherOperations'> {
  const { resolve } = createReferences(root);
  const operations: Operation[] = [];
  const otherOperations: string[] = [];
  const ids = new Set<string>();
  for (const [path, value] of Object.entries(isJsonObject(root.paths) ? root.paths : {})) {
    const pathItem = path.startsWith('/') ? resolve(value) : undefined;
    if (pathItem === undefined) continue;
    for (const method of ['head', 'options', 'trace'])
      if (Object.hasOwn(pathItem, method)) otherOperations.push(`${method.toUpperCase()} ${path}`);
    for (const method of methods) {
      const source = pathItem[method];
      if (!Object.hasOwn(pathItem, method) || !isJsonObject(source)) continue;
      const given = textOf(source.operationId) ?? `${method} ${path.replaceAll(/[{}]/g, '')}`;
      const id = freeId(ids, idOfName(splitCamelCase(given), method));
      ids.add(id);
      operations.push({
        id,
        method: method.toUpperCase() as Operation['method'],
        path,
        summary: textOf(source.summary)?.trim() ?? '',
        tags: listOf(source.tags).filter((tag) => typeof tag === 'string'),
        deprecated: source.deprecated === true,
        pathItem,
        source,
      });
    }
  }
  return { operations, otherOperations };
}

/**
 * References of a document. Nothing outside of it is read.
 *
 * @param onLost - Called with every reference that cannot be followed.
 */
export function createReferences(root: JsonObject, onLost?: (reference: string) => void): References {
  const follow = (reference: string): JsonObject | undefined => {
    const target = reference.startsWith('#') ? targetOf(root, reference.slice(1)) : undefined;
    if (isJsonObject(target)) return target;
    onLost?.(reference);
    return undefined;
  };
  const resolve = (value: Json | undefined): JsonObject | undefined => {
    let object = isJsonObject(value) ? value : undefined;
    for (let hops = 0; object !== undefined && typeof object.$ref === 'string'; hops += 1) {
      if (hops === maxHops) {
        onLost?.(object.$ref);
        return undefined;
      }
      object = follow(object.$ref);
    }
    return object;
  };
  return { follow, resolve };
}

function targetOf(root: JsonObject, pointer: string): Json | undefined {
  if (pointer !== '' && !pointer.startsWith('/')) return undefined;
  let value: Json | undefined = root;
  for (const part of pointer.split('/').slice(1)) {
    const key = decodePart(part);
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as JsonObject)[key];
  }
  return value;
}

function decodePart(part: string): string {
  const text = part.replaceAll('~1', '/').replaceAll('~0', '~');
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A text of a document; undefined for anything else. */
export function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A list of a document; empty for anything else. */
export function listOf(value: Json | undefined): readonly Json[] {
  return isJsonArray(value) ? value : [];
}

/** A map of a document; empty for anything else. */
export function entriesOf(value: Json | undefined): readonly (readonly [string, Json])[] {
  return isJsonObject(value) ? Object.entries(value) : [];
}

/** The words of a name in camel case, apart: `getOrderById` gives `get Order By Id`. */
export function splitCamelCase(text: string): string {
  return text.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2');
}
