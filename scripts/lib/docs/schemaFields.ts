import type { JsonSchema } from './jsonSchema.ts';
import { schemaType } from './schemaType.ts';

/** One field of a document. */
export interface SchemaField {
  /** `policies.noMatch.reprompts`; `slots.<name>.type` in a map, `states[].id` in a list. */
  readonly path: string;
  /** The type in words: `list of identifiers`. */
  readonly type: string;
  readonly required: boolean;
  /** The default as JSON; undefined if there is none. */
  readonly default: string | undefined;
  /** Values of another field for which this one is allowed: `type: list`. */
  readonly only: readonly string[];
}

/**
 * Every field of an object schema, outer ones first. Fields that several variants of a union share are listed once.
 */
export function schemaFields(schema: JsonSchema): readonly SchemaField[] {
  return below(schema, '');
}

function below(schema: JsonSchema, path: string): readonly SchemaField[] {
  if (schema.oneOf !== undefined) return ofVariants(schema.oneOf, path);
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap((one) => below(one, path));
  if (schema.items !== undefined) return below(schema.items, `${path}[]`);
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const at = path === '' ? name : `${path}.${name}`;
    return [fieldOf(property, at, schema.required?.includes(name) === true), ...below(property, at)];
  });
  const others = schema.additionalProperties;
  if (typeof others !== 'object') return fields;
  const at = path === '' ? '<name>' : `${path}.<name>`;
  // The values of a map of plain values are described with the map itself.
  const isPlain = ![others, ...(others.anyOf ?? [])].some(({ properties }) => properties !== undefined);
  return schema.properties === undefined && isPlain && path !== ''
    ? fields
    : [...fields, ...mapFields(others, at)];
}

function mapFields(values: JsonSchema, path: string): readonly SchemaField[] {
  const inner = below(values, path);
  return inner.length > 0 ? inner : [fieldOf(values, path, false)];
}

function fieldOf(schema: JsonSchema, path: string, required: boolean): SchemaField {
  return {
    path,
    type: schemaType(schema),
    required,
    default: schema.default === undefined ? undefined : JSON.stringify(schema.default),
    only: [],
  };
}

function ofVariants(variants: readonly JsonSchema[], path: string): readonly SchemaField[] {
  const merged = new Map<string, { field: SchemaField; names: string[] }>();
  for (const variant of variants) {
    const name = variantName(variant);
    for (const field of below(variant, path)) {
      const known = merged.get(field.path);
      if (known === undefined) merged.set(field.path, { field, names: [name] });
      else merged.set(field.path, { field: merge(known.field, field), names: [...known.names, name] });
    }
  }
  return [...merged.values()].map(({ field, names }) =>
    names.length === variants.length ? field : { ...field, only: names },
  );
}

/** The tag of a variant: `type: list`. */
function variantName(variant: JsonSchema): string {
  const [name, tag] =
    Object.entries(variant.properties ?? {}).find((entry) => entry[1].const !== undefined) ?? [];
  if (name === undefined) throw new Error('A variant without a field that tells it from the others');
  return `${name}: ${String(tag?.const)}`;
}

/** A field that differs between variants describes each of them. */
function merge(known: SchemaField, field: SchemaField): SchemaField {
  if (known.type === field.type) return known;
  const areValues = known.type.startsWith('`') && field.type.startsWith('`');
  return { ...known, type: `${known.type}${areValues ? ',' : ' or'} ${field.type}` };
}
