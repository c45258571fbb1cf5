import { NumberInput } from '@mantine/core';
import { useFieldEditor } from '../FieldEditor.ts';
import { fieldProps } from '../fieldProps.ts';
import type { FieldOfType, WidgetProps } from '../widgetProps.ts';

/** A number; emptied, the key goes from the file. */
export function NumberWidget({ field, path, value }: WidgetProps<FieldOfType<'number'>>) {
  const editor = useFieldEditor();
  const { min, max, step } = field;
  return (
    <NumberInput
      {...fieldProps(field, editor.problem(path))}
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
      {...(step === undefined ? {} : { step })}
      clampBehavior="blur"
      value={typeof value === 'number' ? value : ''}
      onChange={(next) => editor.set(path, typeof next === 'number' ? next : undefined)}
    />
  );
}
