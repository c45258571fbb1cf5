import type { FieldDescriptor } from '../../../engine/kit/forms/fieldDescriptor.ts';
import { policyForm } from '../../../engine/kit/forms/policyForm.ts';

/** What each field of the policies means, by path below `policies`: the words of the studio's settings. */
export const policyFields: Readonly<Record<string, string>> = Object.fromEntries(
  policyForm.flatMap(({ path, help, fields }) => [
    ...(path === '' ? [] : [[path, help]]),
    ...fields.flatMap((field) => words(field, path === '' ? field.path : `${path}.${field.path}`)),
  ]),
);

function words(field: FieldDescriptor, path: string): readonly (readonly [string, string])[] {
  const inner = field.type === 'objects' ? field.fields : [];
  return [[path, field.help ?? ''], ...inner.flatMap((item) => words(item, `${path}[].${item.path}`))];
}
