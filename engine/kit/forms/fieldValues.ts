import type { Json, JsonObject } from '../../base/json.ts';
import { valueAt } from '../../model/yaml/valueEdit.ts';
import type { YamlPath } from '../../model/yaml/yamlPath.ts';
import type { ExpressionMapField, FieldDescriptor, ScalarField } from './fieldDescriptor.ts';

/** One value of a state, with the type of its field. */
export interface FieldValue {
  readonly path: YamlPath;
  readonly type: ScalarField['type'];
  readonly value: Json;
  /** For `state`: the flow that must contain it. */
  readonly flow?: Json | undefined;
}

/** The keys of a field's path. */
export function fieldKeys({ path }: Pick<FieldDescriptor, 'path'>): readonly string[] {
  return path.split('.');
}

/** All values in a state's data, as described by the fields of its kind. */
export function fieldValues(
  fields: readonly FieldDescriptor[],
  data: JsonObject,
  base: YamlPath = [],
): FieldValue[] {
  return fields.flatMap((field) => valuesOf(field, data, base));
}

function valuesOf(field: FieldDescriptor, data: JsonObject, base: YamlPath): FieldValue[] {
  const keys = fieldKeys(field);
  const value = valueAt(data, keys);
  if (value === undefined || value === null || value === '') return [];
  const path = [...base, ...keys];
  switch (field.type) {
    case 'list':
      return asList(value).map((item, index) => ({ path: [...path, index], type: field.item, value: item }));
    case 'objects':
      return asList(value).flatMap((item, index) =>
        fieldValues(field.fields, asObject(item), [...path, index]),
      );
    case 'named':
      return Object.entries(asObject(value)).flatMap(([name, item]) =>
        fieldValues(field.fields, asObject(item), [...path, name]),
      );
    case 'texts':
      return Object.entries(asObject(value)).map(([name, item]) => ({
        path: [...path, name],
        type: 'string',
        value: item,
      }));
    case 'expressions':
      return mapValues(field, asObject(value), path);
    case 'state':
      return [{ path, type: field.type, value, flow: data[field.flowPath] }];
    default:
      return [{ path, type: field.type, value }];
  }
}

function mapValues(field: ExpressionMapField, map: JsonObject, path: YamlPath): FieldValue[] {
  return Object.entries(map).flatMap(([key, value]): FieldValue[] => [
    { path: [...path, key], type: 'expression', value },
    ...(field.keys === 'slots' ? [{ path: [...path, key], type: 'slot' as const, value: key }] : []),
  ]);
}

function asList(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function asObject(value: Json): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
