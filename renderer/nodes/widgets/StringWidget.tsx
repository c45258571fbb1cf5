import { Textarea, TextInput } from '@mantine/core';
import { asText } from '../asText.ts';
import { useFieldEditor } from '../FieldEditor.ts';
import { fieldProps } from '../fieldProps.ts';
import { optionalText } from '../optionalText.ts';
import type { FieldWithType, WidgetProps } from '../widgetProps.ts';

/** A text that is taken as it is. */
export function StringWidget({ field, path, value }: WidgetProps<FieldWithType<'string'>>) {
  const editor = useFieldEditor();
  const props = {
    ...fieldProps(field, editor.problem(path)),
    value: asText(value),
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      editor.set(path, optionalText(event.currentTarget.value, field)),
  };
  return field.multiline === true ? (
    <Textarea autosize minRows={2} maxRows={10} {...props} />
  ) : (
    <TextInput {...props} />
  );
}
