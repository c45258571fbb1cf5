import type { Json, JsonObject } from '../../../engine/base/json.ts';
import type { FieldDescriptor } from '../../../engine/kit/fieldDescriptor.ts';
import { isJsonArray, isJsonObject } from '../../../engine/model/yaml/deepEqual.ts';
import { isFieldThere } from '../isFieldThere.ts';

/** The value of a field, its items without what does not belong to them (any more): a rule that changed its type. */
export function fieldsThatStay(
  fields: readonly FieldDescriptor[],
  name: string,
  value: Json | undefined,
): Json | undefined {
  const field = fields.find(({ path }) => path === name);
  if (field?.type !== 'objects' || !isJsonArray(value)) return value;
  return value.map((item) => (isJsonObject(item) ? withoutStrays(field.fields, item) : item));
}

function withoutStrays(fields: readonly FieldDescriptor[], item: JsonObject): JsonObject {
  const stray = new Set(fields.filter((field) => !isFieldThere(field, item)).map(({ path }) => path));
  return Object.fromEntries(Object.entries(item).filter(([key]) => !stray.has(key)));
}
