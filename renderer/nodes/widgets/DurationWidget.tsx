import { TextInput } from '@mantine/core';
import { duration } from '../../../engine/model/duration.ts';
import { asText } from '../asText.ts';
import { useFieldEditor } from '../FieldEditor.ts';
import { fieldProps } from '../fieldProps.ts';
import { optionalText } from '../optionalText.ts';
import type { FieldOfType, WidgetProps } from '../widgetProps.ts';

/** A span of time, as it is written in files. */
export function DurationWidget({ field, path, value }: WidgetProps<FieldOfType<'duration'>>) {
  const editor = useFieldEditor();
  const text = asText(value);
  const error =
    text === '' || duration.safeParse(text).success ? undefined : 'For example 90s, 5m, 12h or 30d';
  return (
    <TextInput
      {...fieldProps({ placeholder: '5m', ...field }, error ?? editor.problem(path))}
      value={text}
      onChange={(event) => editor.set(path, optionalText(event.currentTarget.value, field))}
    />
  );
}
