import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { duration } from '../../../engine/model/duration.ts';
import { asText } from '../asText.ts';
import { useFieldEditor } from '../FieldEditor.ts';
import { fieldProps } from '../fieldProps.ts';
import { optionalText } from '../optionalText.ts';
import type { FieldOfType, WidgetProps } from '../widgetProps.ts';

/** A span of time, as it is written in files. What is none yet is not written. */
export function DurationWidget({ field, path, value }: WidgetProps<FieldOfType<'duration'>>) {
  const editor = useFieldEditor();
  const written = asText(value);
  const [text, setText] = useState(written);
  useEffect(() => setText(written), [written]);
  const isComplete = (typed: string): boolean => typed === '' || duration.safeParse(typed).success;
  return (
    <TextInput
      {...fieldProps(
        { placeholder: '5m', ...field },
        isComplete(text) ? editor.problem(path) : 'A number and a unit, such as 90s, 5m, 12h or 30d',
      )}
      value={text}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        if (isComplete(typed)) editor.set(path, optionalText(typed, field));
      }}
      onBlur={() => setText(written)}
    />
  );
}
