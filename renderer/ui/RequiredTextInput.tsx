import { TextInput } from '@mantine/core';
import { useState } from 'react';

interface RequiredTextInputProps {
  readonly label: string;
  /** Said while the field is empty. */
  readonly missing: string;
  readonly value: string;
  /** Called with texts that are not empty. */
  readonly onChange: (text: string) => void;
}

/** A text that cannot be empty: emptied, the last text stays until another one is typed. */
export function RequiredTextInput({ label, missing, value, onChange }: RequiredTextInputProps) {
  const [empty, setEmpty] = useState(false);
  return (
    <TextInput
      label={label}
      withAsterisk
      value={empty ? '' : value}
      {...(empty ? { error: missing } : {})}
      onBlur={() => setEmpty(false)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setEmpty(text === '');
        if (text !== '') onChange(text);
      }}
    />
  );
}
