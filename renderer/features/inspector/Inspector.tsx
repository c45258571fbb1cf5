import { Group, MultiSelect, ScrollArea, Stack, Text, Textarea, ThemeIcon } from '@mantine/core';
import { IconForms, IconPointer, IconSitemap } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { FieldDescriptor } from '../../../engine/kit/forms/fieldDescriptor.ts';
import type { Flow } from '../../../engine/model/documents/flow.ts';
import type { DigressionMode } from '../../../engine/model/documents/policies.ts';
import { type FieldEditor, FieldEditorContext } from '../../nodes/FieldEditor.ts';
import { FieldWidget } from '../../nodes/FieldWidget.tsx';
import { policyGroups } from '../../nodes/settings/useSettingsEditor.ts';
import { useReferenceOptions } from '../../nodes/useReferenceOptions.ts';
import { changeFlowIdAndStay } from '../../stores/projectEdits.ts';
import { runEdit } from '../../stores/runEdit.ts';
import { useDocument, useStudio, useView } from '../../stores/useStudio.ts';
import { addIntent } from '../../stores/utteranceEdits.ts';
import type { SidePanelDefinition } from '../../ui/panelDefinition.ts';
import { EmptyMessage } from '../../ui/StatusMessages.tsx';
import { searchWords } from '../../ui/searchWords.ts';
import { RequiredTextInput } from '../../ui/TextFields.tsx';
import { IdField } from './IdField.tsx';
import classes from './StateForm.module.css';
import { StateForm, StateProblems } from './StateForm.tsx';

const modes = policyGroups
  .find(({ path }) => path === 'digressions')
  ?.fields.find(({ path }) => path === 'default');

const fields: readonly FieldDescriptor[] = [
  {
    path: 'title',
    label: 'Title',
    type: 'text',
    help: 'Shown to customers when the flow is offered or resumed. Defaults to the name.',
  },
  {
    path: 'digressions',
    label: 'When the customer changes topic',
    type: 'select',
    options: modes?.type === 'select' ? modes.options : [],
    help: 'Whether another flow may interrupt this one.',
  },
  {
    path: 'suggest',
    label: 'Offer as a suggestion',
    type: 'boolean',
    help: 'Offered to customers whose message was not understood.',
  },
];

/** How a flow behaves when the customer changes topic. */
function FlowBehaviour({ flow }: { readonly flow: Flow }) {
  const studio = useStudio();
  const slots = useReferenceOptions('slot');
  const fallback = useDocument(({ project }) => project?.manifest.policies.digressions.default ?? 'allow');
  const { id } = flow;
  const editor = useMemo(
    (): FieldEditor => ({
      data: {},
      fallback: ([key]) => (key === 'suggest' ? true : key === 'digressions' ? fallback : undefined),
      set: ([field], value) => {
        if (field === 'title') {
          const title = typeof value === 'string' ? value : undefined;
          runEdit(studio, 'flow.setField', { flow: id, field, value: title });
        }
        if (field === 'suggest') {
          const suggest = typeof value === 'boolean' ? value : undefined;
          runEdit(studio, 'flow.setField', { flow: id, field, value: suggest });
        }
        if (field === 'digressions') {
          const mode = isMode(value) ? value : undefined;
          runEdit(studio, 'flow.setField', { flow: id, field, value: mode });
        }
      },
      problem: () => undefined,
      renderField: (field, path, value) => <FieldWidget field={field} path={path} value={value} />,
    }),
    [studio, id, fallback],
  );
  const ownedSlots = flow.owns ?? [];
  return (
    <FieldEditorContext value={editor}>
      {fields.map((field) => (
        <FieldWidget
          key={field.path}
          field={field}
          path={[field.path]}
          value={flow[field.path as 'title' | 'digressions' | 'suggest']}
        />
      ))}
      <MultiSelect
        label="Owned slots"
        description="Cleared when the flow ends or is cancelled."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder={ownedSlots.length === 0 ? 'Choose slots' : ''}
        searchable
        data={[
          ...slots.map(({ value }) => value),
          ...ownedSlots.filter((slot) => !slots.some(({ value }) => value === slot)),
        ]}
        value={[...ownedSlots]}
        nothingFoundMessage="No matching slots"
        onChange={(value) =>
          runEdit(studio, 'flow.setField', {
            flow: id,
            field: 'owns',
            value: value.length > 0 ? value : undefined,
          })
        }
      />
    </FieldEditorContext>
  );
}

const knownModes: readonly unknown[] =
  modes?.type === 'select' ? modes.options.map(({ value }) => value) : [];

function isMode(value: unknown): value is DigressionMode {
  return knownModes.includes(value);
}

const createValue = ' create';

/** The intents that start a flow. One that is missing is created here. */
function TriggersField({ flow }: { readonly flow: Flow }) {
  const studio = useStudio();
  const intents = useReferenceOptions('intent');
  const [search, setSearch] = useState('');
  const missing = flow.triggers.filter((id) => !intents.some(({ value }) => value === id));
  const typed = search.trim();
  const isNew = typed !== '' && !intents.some(({ name, value }) => name === typed || value === typed);
  const set = (ids: readonly string[]) =>
    runEdit(studio, 'flow.setField', {
      flow: flow.id,
      field: 'triggers',
      value: ids.length > 0 ? [...ids] : undefined,
    });
  return (
    <MultiSelect
      label="Triggers"
      description="Intents that start this flow."
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder={flow.triggers.length === 0 ? 'Choose or create intents' : ''}
      searchable
      selectFirstOptionOnChange
      data={[
        ...intents.map(({ value, name }) => ({ value, label: name })),
        ...missing.map((id) => ({ value: id, label: `${id} (missing)` })),
        ...(isNew ? [{ value: createValue, label: `Create intent “${typed}”` }] : []),
      ]}
      filter={({ options, search: words }) =>
        options.filter(
          (option) => 'group' in option || option.value === createValue || searchWords(words)(option.label),
        )
      }
      value={[...flow.triggers]}
      searchValue={search}
      onSearchChange={setSearch}
      nothingFoundMessage="Type a name to create one"
      onChange={(ids) => {
        if (!ids.includes(createValue)) set(ids);
        // Creating and referring are one step of undo.
        else
          studio.document.getState().group('Create intent', () => {
            const id = addIntent(studio, typed);
            if (id !== undefined) set([...flow.triggers, id]);
            setSearch('');
          });
      }}
    />
  );
}

/** The properties of a flow as a whole. */
function FlowForm({ flow }: { readonly flow: Flow }) {
  const studio = useStudio();
  const entry = useDocument(({ project }) => project?.manifest.entryFlow === flow.id);
  const flows = useDocument(({ project }) => project?.flows);
  return (
    <>
      <Group gap="sm" wrap="nowrap" p="md" pb={4} align="flex-start">
        <ThemeIcon variant="light" size={34} radius="md">
          <IconSitemap size={20} stroke={1.6} />
        </ThemeIcon>
        <div style={{ minWidth: 0 }}>
          <Text fw={600} size="md" truncate>
            {flow.name}
          </Text>
          <Text size="xs" c="dimmed">
            {entry ? 'Conversations start with this flow. ' : ''}
            {flow.states.length} {flow.states.length === 1 ? 'state' : 'states'}. Select one to edit it.
          </Text>
        </div>
      </Group>
      <Stack gap="md" p="md">
        <RequiredTextInput
          label="Name"
          missing="A flow needs a name"
          value={flow.name}
          onChange={(name) => runEdit(studio, 'flow.setField', { flow: flow.id, field: 'name', value: name })}
        />
        <Textarea
          label="Description"
          autosize
          minRows={2}
          maxRows={10}
          value={flow.description ?? ''}
          onChange={(event) => {
            const value = event.currentTarget.value || undefined;
            runEdit(studio, 'flow.setField', { flow: flow.id, field: 'description', value });
          }}
        />
        <TriggersField flow={flow} />
        <FlowBehaviour flow={flow} />
        <IdField
          id={flow.id}
          description="Used in files, recordings and tests. References in the project follow."
          isTaken={(id) => flows?.[id] !== undefined}
          takenError="Another flow has this id"
          onChange={(id) => changeFlowIdAndStay(studio, flow.id, id)}
        />
      </Stack>
    </>
  );
}

/** The form of the selected state, or of the flow if none is selected. */
function Inspector() {
  const flowId = useView((view) => view.flow);
  const selection = useView((view) => view.selection);
  const [selectedId] = selection;
  const flow = useDocument(({ project }) => (flowId === null ? undefined : project?.flows[flowId]));
  const state = flow?.states.find(({ id }) => id === selectedId);
  if (flow === undefined) {
    return (
      <EmptyMessage icon={IconPointer} title="Nothing to inspect">
        Open a flow to see its settings and those of its states.
      </EmptyMessage>
    );
  }
  if (selection.length > 1) {
    return (
      <EmptyMessage icon={IconPointer} title={`${selection.length} states selected`}>
        Move, duplicate, copy or delete them together, or select one to edit it.
      </EmptyMessage>
    );
  }
  const shown = state === undefined ? flow.id : `${flow.id}/${state.id}`;
  return (
    <div className={classes.inspector}>
      {/* With a key, each form begins at its top. */}
      <ScrollArea key={shown} className={classes.form} type="auto" scrollbars="y" scrollbarSize={8}>
        {state === undefined ? <FlowForm flow={flow} /> : <StateForm flow={flow} state={state} />}
      </ScrollArea>
      {state !== undefined && <StateProblems flow={flow} state={state} />}
    </div>
  );
}

/** The form of the selected state, or of the flow if none is selected. */
export const inspectorPanel: SidePanelDefinition = {
  id: 'inspector',
  label: 'Inspector',
  icon: IconForms,
  component: Inspector,
};
