import { Select, type SelectProps } from '@mantine/core';
import { useState } from 'react';
import type { ReferenceOption } from './useReferenceOptions.ts';

interface ReferencePickerProps extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
  readonly options: readonly Pick<ReferenceOption, 'value' | 'label'>[];
  readonly value: string;
  readonly onChange: (value: string | undefined) => void;
  /** Makes a new thing out of what was typed; absent: only existing ones can be taken. */
  readonly create?: { readonly label: (name: string) => string; readonly run: (name: string) => void };
}

const createValue = ' create';

/** Chooses one of the project's things by its name. A name that is not there any more stays visible. */
export function ReferencePicker({ options, value, onChange, create, ...props }: ReferencePickerProps) {
  const [search, setSearch] = useState('');
  const known = options.some((option) => option.value === value);
  const data = [...options];
  if (value !== '' && !known) data.unshift({ value, label: `${value} (missing)` });
  const name = search
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '');
  const shown = data.find((option) => option.value === value)?.label;
  if (
    create !== undefined &&
    name !== '' &&
    search !== shown &&
    !data.some((option) => option.value === name)
  ) {
    data.push({ value: createValue, label: create.label(name) });
  }
  return (
    <Select
      searchable
      clearable={props.withAsterisk !== true}
      nothingFoundMessage="Nothing has this name"
      onFocus={(event) => event.currentTarget.select()}
      {...props}
      data={data}
      value={value === '' ? null : value}
      searchValue={search}
      onSearchChange={setSearch}
      // What can be made stays in the list whatever the filter says of its words.
      filter={({ options: all, search: words }) =>
        all.filter((option) => {
          if ('group' in option || option.value === createValue) return true;
          return words === shown || option.label.toLowerCase().includes(words.toLowerCase().trim());
        })
      }
      onChange={(next) => {
        if (next === createValue) create?.run(name);
        else onChange(next ?? undefined);
      }}
    />
  );
}
