import { NumberInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useFieldEditor } from '../FieldEditor.ts';
import { fieldProps } from '../fieldProps.ts';
import type { FieldOfType, WidgetProps } from '../widgetProps.ts';

/** A number; emptied, the key goes from the file. */
export function NumberWidget({ field, path, value }: WidgetProps<FieldOfType<'number'>>) {
  const editor = useFieldEditor();
  const { min, max, step } = field;
  const written = typeof value === 'number' ? value : '';
  // What is typed on the way to a number ("0.", "0.0") stays in the field while it means what is written.
  const [typed, setTyped] = useState<number | string>(written);
  useEffect(() => setTyped((text) => (text !== '' && Number(text) === written ? text : written)), [written]);
  return (
    <NumberInput
      {...fieldProps(field, editor.problem(path))}
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
      {...(step === undefined ? {} : { step })}
      clampBehavior="blur"
      value={typed}
      onChange={(next) => {
        setTyped(next);
        if (next === '') editor.set(path, undefined);
        else if (Number.isFinite(Number(next))) editor.set(path, Number(next));
      }}
    />
  );
}
