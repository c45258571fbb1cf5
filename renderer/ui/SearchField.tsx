import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';

interface SearchFieldProps {
  /** What is searched, for screen readers: "Search intents". */
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** The search above a list, below the header of its panel. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  return (
    <TextInput
      size="xs"
      mx={12}
      mb={6}
      placeholder="Search"
      aria-label={label}
      leftSection={<IconSearch size={14} stroke={1.7} />}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
