import { Switch } from '@mantine/core';
import { useFieldEditor } from '../FieldEditor.ts';
import type { FieldWithType, WidgetProps } from '../widgetProps.ts';

/** Yes or no. A key that is not in the file shows what the kind takes it for. */
export function BooleanWidget({ field, path, value }: WidgetProps<FieldWithType<'boolean'>>) {
  const editor = useFieldEditor();
  const fallback = editor.fallback(path) === true;
  const error = editor.problem(path);
  return (
    <Switch
      label={field.label}
      {...(field.help === undefined ? {} : { description: field.help })}
      {...(error === undefined ? {} : { error })}
      checked={typeof value === 'boolean' ? value : fallback}
      onChange={(event) => {
        const { checked } = event.currentTarget;
        editor.set(path, checked === fallback ? undefined : checked);
      }}
    />
  );
}
