import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { asText } from '../asText.ts';
import { useFieldEditor } from '../FieldEditor.ts';
import { fieldProps } from '../fieldProps.ts';
import { identifierError } from '../identifierError.ts';
import { optionalText } from '../optionalText.ts';
import type { FieldWithType, WidgetProps } from '../widgetProps.ts';

/** A name that the state declares. It is written when it is complete, not letter by letter: others refer to it. */
export function IdentifierWidget({ field, path, value }: WidgetProps<FieldWithType<'identifier'>>) {
  const editor = useFieldEditor();
  const written = asText(value);
  const [text, setText] = useState(written);
  useEffect(() => setText(written), [written]);
  const error = text === '' && field.required !== true ? undefined : identifierError(text);

  const commit = () => {
    if (text === written) return;
    if (error !== undefined) {
      setText(written);
      return;
    }
    // The id of an item in a list is the name of a way out.
    const isOutcome = path.length > 1 && field.path === 'id' && written !== '';
    if (isOutcome) editor.renameOutcome(path, written, text);
    else editor.set(path, optionalText(text, field));
  };

  return (
    <TextInput
      {...fieldProps(field, error ?? editor.problem(path))}
      value={text}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') setText(written);
      }}
    />
  );
}
