import { Select } from '@mantine/core';
import { useState } from 'react';
import { type TimeZoneOption, timeZoneOptions } from '../stores/projectEdits.ts';
import { searchWords } from '../ui/searchWords.ts';

interface TimeZoneSelectProps {
  readonly label: string;
  readonly description: string;
  /** Shown while none is chosen. */
  readonly placeholder: string;
  /** IANA name; null: none. */
  readonly value: string | null;
  readonly onChange: (name: string | null) => void;
  /** Whether it stands in a popover, which a list outside of it would close. */
  readonly isInPopover?: boolean;
}

/** Chooses a time zone, found by its city, its region or what the time there is called. */
export function TimeZoneSelect({
  label,
  description,
  placeholder,
  value,
  onChange,
  isInPopover = false,
}: TimeZoneSelectProps) {
  const [options, setOptions] = useState<readonly TimeZoneOption[]>([]);
  const data = options.map(({ value: name, label: called }) => ({ value: name, label: called }));
  if (value !== null && !options.some((option) => option.value === value))
    data.unshift({ value, label: value.replaceAll('_', ' ') });
  const wordsOf = new Map(options.map(({ value: name, words }) => [name, words]));
  return (
    <Select
      label={label}
      description={description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder={placeholder}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Clear the time zone' }}
      comboboxProps={{ withinPortal: !isInPopover }}
      nothingFoundMessage="No matches"
      selectFirstOptionOnChange
      limit={60}
      data={data}
      value={value}
      onFocus={() => setOptions((known) => (known.length > 0 ? known : timeZoneOptions()))}
      filter={({ options: all, search }) => {
        const wanted = search.replaceAll(/[/_]/g, ' ').trim();
        const isFound = searchWords(wanted);
        const found = all.flatMap((option) => {
          const words = 'group' in option ? '' : (wordsOf.get(option.value) ?? option.label);
          return isFound(words) ? [{ option, words: ` ${words.toLowerCase()}` }] : [];
        });
        // "Tok" is Tokyo before Vostok.
        const begins = (words: string): number => Number(words.includes(` ${wanted.toLowerCase()}`));
        return found.sort((a, b) => begins(b.words) - begins(a.words)).map(({ option }) => option);
      }}
      onChange={onChange}
    />
  );
}
