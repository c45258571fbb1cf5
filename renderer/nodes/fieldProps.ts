import type { FieldDescriptor } from '../../engine/kit/fieldDescriptor.ts';

/** Label, help and error of a field, in the names of Mantine's inputs. */
export interface FieldProps {
  readonly label: string;
  readonly description?: string;
  readonly placeholder?: string;
  readonly withAsterisk?: boolean;
  readonly error?: string;
  readonly inputWrapperOrder: ('label' | 'input' | 'description' | 'error')[];
}

/** What a descriptor says of its field, for any Mantine input. */
export function fieldProps(field: FieldDescriptor, error: string | undefined): FieldProps {
  return {
    label: field.label,
    inputWrapperOrder: ['label', 'input', 'description', 'error'],
    ...(field.help === undefined ? {} : { description: field.help }),
    ...(field.placeholder === undefined ? {} : { placeholder: field.placeholder }),
    ...(field.required === true ? { withAsterisk: true } : {}),
    ...(error === undefined ? {} : { error }),
  };
}
