import { ActionIcon, Group, Select, type SelectProps, Tooltip } from '@mantine/core';
import { IconArrowUpRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { idOfName } from '../../../engine/edit/freeId.ts';
import { useDocument, useStudio } from '../../stores/useStudio.ts';
import { searchWords } from '../../ui/searchWords.ts';
import { creators, openReferenced } from '../create/creators.tsx';
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

/**
 * A select for references. A reference to something that no longer exists stays visible. While one types, Enter takes the
 * first match; if there is none, it creates what was typed.
 */
function ReferencePicker({ options, value, onChange, create, ...props }: ReferencePickerProps) {
  const [search, setSearch] = useState('');
  const known = options.some((option) => option.value === value);
  const data = [...options];
  if (value !== '' && !known) data.unshift({ value, label: `${value} (missing)` });
  const name = search.trim();
  const shown = data.find((option) => option.value === value)?.label;
  const isNamed = data.some((option) => option.value === name || option.label === name);
  if (create !== undefined && idOfName(name, '') !== '' && search !== shown && !isNamed)
    data.push({ value: createValue, label: create.label(name) });
  return (
    <Select
      searchable
      clearable={props.withAsterisk !== true}
      nothingFoundMessage={create === undefined ? 'No matches' : 'Type a name to create one'}
      selectFirstOptionOnChange
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
          return words === shown || searchWords(words)(option.label);
        })
      }
      onChange={(next) => {
        if (next === createValue) create?.run(name);
        else onChange(next ?? undefined);
      }}
    />
  );
}

const nouns: Readonly<Record<ReferenceType, string>> = {
  slot: 'a slot',
  entity: 'an entity',
  intent: 'an intent',
  action: 'an action',
  flow: 'a flow',
  secret: 'a secret',
};

/**
 * Refers to a slot, entity, intent, action, flow or secret of the project. What is missing can be created here, and what is
 * chosen can be opened.
 */
export function ReferenceWidget({ field, path, value }: WidgetProps<FieldWithType<ReferenceType>>) {
  const studio = useStudio();
  const editor = useFieldEditor();
  const options = useReferenceOptions(field.type);
  const [creating, setCreating] = useState<string | null>(null);
  const creator = creators[field.type];
  const chosen = asText(value);
  const choose = (id: string | null | undefined) => {
    if (id !== null && id !== undefined) editor.set(path, id);
  };
  const create = (name: string) =>
    // Creating and referring are one step of undo.
    'dialog' in creator
      ? setCreating(name)
      : studio.document.getState().group(`Create ${field.type}`, () => choose(creator.run(studio, name)));
  return (
    <>
      <Group gap={4} wrap="nowrap" align="flex-start">
        <ReferencePicker
          flex={1}
          miw={0}
          {...fieldProps(field, editor.problem(path))}
          placeholder={field.placeholder ?? `Choose or create ${nouns[field.type]}`}
          options={options}
          value={chosen}
          onChange={(next) => editor.set(path, next ?? (field.required === true ? '' : undefined))}
          create={{ label: (name) => `Create ${field.type} “${name}”`, run: create }}
        />
        {options.some((option) => option.value === chosen) && (
          <Tooltip label={`Open ${chosen}`}>
            <ActionIcon
              size={30}
              mt={26}
              aria-label={`Open ${chosen}`}
              onClick={() => openReferenced(studio, field.type, chosen)}
            >
              <IconArrowUpRight size={16} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
      {creating !== null && 'dialog' in creator && (
        <creator.dialog
          name={creating}
          onClose={(id) => {
            setCreating(null);
            choose(id);
          }}
        />
      )}
    </>
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
