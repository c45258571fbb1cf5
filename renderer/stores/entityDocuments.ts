// Entities as their view shows and edits them.
import type { Json, JsonObject } from '../../engine/base/json.ts';
import { zodProblems } from '../../engine/base/zodProblems.ts';
import { entityForms, entityTypes } from '../../engine/kit/forms/entityForm.ts';
import type { FieldDescriptor } from '../../engine/kit/forms/fieldDescriptor.ts';
import { entityPath } from '../../engine/model/documentKinds.ts';
import { type Entity, entity as entitySchema } from '../../engine/model/documents/entity.ts';
import { type Builtin, builtinNames, builtins } from '../../engine/model/entities/builtin/builtins.ts';
import { isJsonObject } from '../../engine/model/yaml/deepEqual.ts';

/** The file of an entity. */
export const fileOfEntity = entityPath;

/** The built-in recognisers in the order of the list, with what they are called and find. */
export const recognisers = builtinNames.map((name) => ({ name, ...builtins[name] }));

/** The built-in recogniser of a name. */
export function recogniserOf(name: Builtin) {
  return builtins[name];
}

/** What a kind of entity is called. */
export function entityTypeLabel(type: Entity['type']): string {
  return entityTypes.find(({ value }) => value === type)?.label ?? type;
}

/** The fields of a kind of entity. */
export function fieldsOfEntity(type: Entity['type']): readonly FieldDescriptor[] {
  return entityForms[type];
}

/** An entity as written, or an empty document if it is not a map. */
export function writtenEntity(yaml: Json | undefined): JsonObject {
  return isJsonObject(yaml) ? yaml : {};
}

/** An entity with its defaults, or why it is invalid. */
export function parseEntity(value: Json): { readonly value: Json } | { readonly message: string } {
  const parsed = entitySchema.safeParse(value);
  return parsed.success
    ? { value: JSON.parse(JSON.stringify(parsed.data)) }
    : { message: zodProblems(parsed.error)[0]?.message ?? 'is not valid' };
}
