import { Select } from '@mantine/core';
import { asText } from '../asText.ts';
import { useFieldEditor } from '../FieldEditor.ts';
import { fieldProps } from '../fieldProps.ts';
import type { FieldOfType, WidgetProps } from '../widgetProps.ts';

/** One of a few fixed values. */
export function SelectWidget({ field, path, value }: WidgetProps<FieldOfType<'select'>>) {
  const editor = useFieldEditor();
  const fallback = asText(editor.fallback(path));
  const current = asText(value) || fallback;
  return (
    <Select
      {...fieldProps(field, editor.problem(path))}
      data={field.options.map((option) => ({ ...option }))}
      value={current === '' ? null : current}
      allowDeselect={false}
      onChange={(next) => editor.set(path, next === null || next === fallback ? undefined : next)}
    />
  );
}
