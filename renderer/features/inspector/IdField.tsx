import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { identifierError } from '../../nodes/FieldEditor.ts';

interface IdFieldProps {
  readonly id: string;
  readonly description: string;
  /** Whether something else has this id. */
  readonly isTaken: (id: string) => boolean;
  /** Error for an id that is taken. */
  readonly takenError: string;
  readonly onChange: (id: string) => void;
}

/** The id of a state or flow. It is changed when it is complete, not letter by letter: other things refer to it. */
export function IdField({ id, description, isTaken, takenError, onChange }: IdFieldProps) {
  const [text, setText] = useState(id);
  useEffect(() => setText(id), [id]);
  const error = text !== id && isTaken(text) ? takenError : identifierError(text);
  const commit = () => {
    if (text === id) return;
    if (error === undefined) onChange(text);
    // If the change was possible, the new id replaces this text.
    setText(id);
  };
  return (
    <TextInput
      label="Id"
      description={description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      value={text}
      {...(error === undefined ? {} : { error })}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') setText(id);
      }}
    />
  );
}
