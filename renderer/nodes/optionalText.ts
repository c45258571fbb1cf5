import type { FieldDescriptor } from '../../engine/kit/fieldDescriptor.ts';

/** What an emptied field writes: a required one stays, empty; an optional one goes from the file. */
export function optionalText(text: string, field: Pick<FieldDescriptor, 'required'>): string | undefined {
  return text === '' && field.required !== true ? undefined : text;
}
