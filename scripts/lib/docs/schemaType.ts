import { z } from 'zod';
import { textKey } from '../../../engine/model/documents/locale.ts';
import { countryCode } from '../../../engine/model/documents/policies.ts';
import { dateTime, suitePlace } from '../../../engine/model/documents/suite.ts';
import { durationText } from '../../../engine/model/duration.ts';
import {
  encoderModelFile,
  endpointAddress,
  modelName,
  revision,
  sha256Hex,
} from '../../../engine/model/encoder.ts';
import { identifier, languageTag, variableName } from '../../../engine/model/identifier.ts';

import type { JsonSchema } from './jsonSchema.ts';
import { code } from './markdownTable.ts';

const patterns = new Map(
  Object.entries({
    identifier,
    'language tag': languageTag,
    'variable name': variableName,
    'text key': textKey,
    duration: durationText,
    'country code': countryCode,
    place: suitePlace,
    'date and time': dateTime,
    'model name': modelName,
    revision,
    'path of a file': encoderModelFile,
    'SHA-256': sha256Hex,
    address: endpointAddress,
  }).map(([name, schema]) => [z.toJSONSchema(schema).pattern, name]),
);

/** The type of a field in words, as Markdown. */
export function schemaType(schema: JsonSchema): string {
  if (schema.$ref !== undefined) return 'any JSON';
  if (schema.const !== undefined) return code(String(schema.const));
  if (schema.enum !== undefined) return schema.enum.map((value) => code(String(value))).join(', ');
  if (schema.anyOf !== undefined) return alternatives(schema.anyOf);
  switch (schema.type) {
    case 'string':
      return textType(schema);
    case 'integer':
      return `whole number${range(schema)}`;
    case 'number':
      return `number${range(schema)}`;
    case 'boolean':
      return 'true or false';
    case 'null':
      return 'null';
    case 'array':
      return `list of ${plural(schema.items)}${schema.minItems === undefined ? '' : `, at least ${schema.minItems}`}`;
    default:
      return mapType(schema);
  }
}

function textType({ pattern, maxLength }: JsonSchema): string {
  const named = pattern === undefined ? 'text' : patterns.get(pattern);
  if (named === undefined) throw new Error(`No name for texts like ${pattern}: add one to schemaType.ts`);
  return maxLength === undefined ? named : `${named}, at most ${maxLength} characters`;
}

/** A union of types. An identifier may be empty if nothing is chosen yet. */
function alternatives(types: readonly JsonSchema[]): string {
  return types
    .filter((type) => type.const !== '')
    .map(schemaType)
    .join(' or ');
}

function mapType({ properties, propertyNames, additionalProperties }: JsonSchema): string {
  if (typeof additionalProperties !== 'object' || properties !== undefined) return 'map';
  const key = propertyNames === undefined ? 'text' : schemaType(propertyNames);
  return additionalProperties.properties === undefined
    ? `map: ${key} → ${schemaType(additionalProperties)}`
    : `map: ${key} → map`;
}

function plural(items: JsonSchema | undefined): string {
  const type = schemaType(items ?? {});
  return items?.enum === undefined ? `${type}s` : type;
}

function range({ minimum, maximum }: JsonSchema): string {
  const isBounded = minimum !== undefined && maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER;
  return isBounded ? ` ${minimum} to ${maximum}` : '';
}
