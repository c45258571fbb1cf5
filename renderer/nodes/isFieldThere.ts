import type { JsonObject } from '../../engine/base/json.ts';
import type { FieldDescriptor } from '../../engine/kit/fieldDescriptor.ts';
import { asText } from './asText.ts';

/** Whether a form with these values has a field: some are there only when another field has one of certain values. */
export function isFieldThere({ onlyWhen }: FieldDescriptor, data: JsonObject): boolean {
  return onlyWhen === undefined || onlyWhen.values.includes(asText(data[onlyWhen.path]));
}
