import { Button, Group, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { identifierError } from '../identifierError.ts';

interface AddNameFieldProps {
  readonly label: string;
  readonly taken: readonly string[];
  readonly onAdd: (name: string) => void;
}

/** A button that becomes a field for a new name. */
export function AddNameField({ label, taken, onAdd }: AddNameFieldProps) {
  const [name, setName] = useState<string | null>(null);
  if (name === null) {
    return (
      <div>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} stroke={1.8} />}
          onClick={() => setName('')}
        >
          {label}
        </Button>
      </div>
    );
  }
  const invalid = identifierError(name);
  const error = taken.includes(name) ? 'There is one of this name' : name === '' ? undefined : invalid;
  const add = () => {
    if (invalid !== undefined || error !== undefined) return;
    onAdd(name);
    setName(null);
  };
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <TextInput
        size="xs"
        flex={1}
        autoFocus
        aria-label={`${label}: name`}
        placeholder="name"
        value={name}
        {...(error === undefined ? {} : { error })}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add();
          if (event.key === 'Escape') setName(null);
        }}
      />
      <Button size="xs" variant="light" disabled={invalid !== undefined || error !== undefined} onClick={add}>
        Add
      </Button>
    </Group>
  );
}
