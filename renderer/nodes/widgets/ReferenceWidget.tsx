import { Select, type SelectProps } from '@mantine/core';
import { useMemo, useState } from 'react';
import { runEdit } from '../../stores/runEdit.ts';
import { useDocument, useStudio } from '../../stores/useStudio.ts';
import { describeState } from '../describeState.ts';
import {
  asText,
  type FieldOfType,
  type FieldWithType,
  fieldProps,
  useFieldEditor,
  type WidgetProps,
} from '../FieldEditor.ts';
import { type ReferenceOption, type ReferenceType, useReferenceOptions } from '../useReferenceOptions.ts';

interface ReferencePickerProps extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
  readonly options: readonly Pick<ReferenceOption, 'value' | 'label'>[];
  readonly value: string;
  readonly onChange: (value: string | undefined) => void;
  /** Creates something with the typed name; absent if only existing things can be chosen. */
  readonly create?: { readonly label: (name: string) => string; readonly run: (name: string) => void };
}

const createValue = ' create';

/** A select for references. A reference to something that no longer exists stays visible. */
function ReferencePicker({ options, value, onChange, create, ...props }: ReferencePickerProps) {
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
      nothingFoundMessage="No matches"
      onFocus={(event) => event.currentTarget.select()}
      {...props}
      data={data}
      value={value === '' ? null : value}
      searchValue={search}
      onSearchChange={setSearch}
      // The option to create stays in the list, whatever the filter.
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

const placeholders: Readonly<Record<ReferenceType, string>> = {
  slot: 'Choose or create a slot',
  entity: 'Choose an entity',
  intent: 'Choose an intent',
  action: 'Choose an action',
  flow: 'Choose a flow',
  secret: 'Choose a secret',
};

/** Refers to a slot, entity, intent, action or flow of the project. A missing slot can be declared here. */
export function ReferenceWidget({ field, path, value }: WidgetProps<FieldWithType<ReferenceType>>) {
  const studio = useStudio();
  const editor = useFieldEditor();
  const options = useReferenceOptions(field.type);
  return (
    <ReferencePicker
      {...fieldProps(field, editor.problem(path))}
      placeholder={field.placeholder ?? placeholders[field.type]}
      options={options}
      value={asText(value)}
      onChange={(next) => editor.set(path, next ?? (field.required === true ? '' : undefined))}
      {...(field.type === 'slot'
        ? {
            create: {
              label: (name: string) => `Create slot “${name}”`,
              run: (name: string) => {
                runEdit(studio, 'slot.set', { slot: name, definition: { type: 'text' } });
                editor.set(path, name);
              },
            },
          }
        : {})}
    />
  );
}

/** Refers to a state of the flow in another field. */
export function StateWidget({ field, path, value }: WidgetProps<FieldOfType<'state'>>) {
  const editor = useFieldEditor();
  const flowId = asText(editor.data[field.flowPath]);
  const flow = useDocument(({ project }) => project?.flows[flowId]);
  const options = useMemo(
    () => flow?.states.map((state) => ({ value: state.id, label: describeState(state).title })) ?? [],
    [flow],
  );
  return (
    <ReferencePicker
      {...fieldProps(field, editor.problem(path))}
      placeholder={flow === undefined ? 'Choose a flow first' : 'Start of the flow'}
      disabled={flow === undefined}
      options={options}
      value={asText(value)}
      onChange={(next) => editor.set(path, next)}
    />
  );
}
