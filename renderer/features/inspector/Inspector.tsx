import { Group, MultiSelect, ScrollArea, Stack, Text, Textarea, ThemeIcon } from '@mantine/core';
import { IconForms, IconPointer, IconSitemap } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { FieldDescriptor } from '../../../engine/kit/forms/fieldDescriptor.ts';
import type { Flow } from '../../../engine/model/documents/flow.ts';
import type { DigressionMode } from '../../../engine/model/documents/policies.ts';
import { type FieldEditor, FieldEditorContext } from '../../nodes/FieldEditor.ts';
import { FieldWidget } from '../../nodes/FieldWidget.tsx';
import { policyGroups } from '../../nodes/settings/useSettingsEditor.tsx';
import { useReferenceOptions } from '../../nodes/useReferenceOptions.ts';
import {
  renameFlow,
  setFlowBehaviour,
  setFlowDescription,
  setFlowTriggers,
} from '../../stores/projectEdits.ts';
import { useDocument, useStudio, useView } from '../../stores/useStudio.ts';
import type { SidePanelDefinition } from '../../ui/panelDefinition.ts';
import { EmptyMessage } from '../../ui/StatusMessages.tsx';
import { RequiredTextInput } from '../../ui/TextFields.tsx';
import { StateForm } from './StateForm.tsx';

const modes = policyGroups
  .find(({ path }) => path === 'digressions')
  ?.fields.find(({ path }) => path === 'default');

const fields: readonly FieldDescriptor[] = [
  {
    path: 'title',
    label: 'Title',
    type: 'text',
    help: 'What customers read where the flow is offered or come back to; the name when empty.',
  },
  {
    path: 'digressions',
    label: 'Another wish in it is',
    type: 'select',
    options: modes?.type === 'select' ? modes.options : [],
    help: 'What happens when the customer brings up something else.',
  },
  {
    path: 'suggest',
    label: 'Offer it',
    type: 'boolean',
    help: 'Among the suggestions to customers who were not understood.',
  },
];

/** How a flow behaves towards customers who have other things on their mind. */
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
        if (field === 'title')
          setFlowBehaviour(studio, { flow: id, field, ...(typeof value === 'string' ? { value } : {}) });
        if (field === 'suggest')
          setFlowBehaviour(studio, { flow: id, field, ...(typeof value === 'boolean' ? { value } : {}) });
        if (field === 'digressions') {
          setFlowBehaviour(studio, { flow: id, field, ...(isMode(value) ? { value } : {}) });
        }
      },
      append: () => undefined,
      remove: () => undefined,
      move: () => undefined,
      renameOutcome: () => undefined,
      problem: () => undefined,
      renderField: (field, path, value) => <FieldWidget field={field} path={path} value={value} />,
    }),
    [studio, id, fallback],
  );
  const owned = flow.owns ?? [];
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
        label="Slots of its task"
        description="Emptied when it ends or is cancelled."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder={owned.length === 0 ? 'Choose slots' : ''}
        searchable
        data={[
          ...slots.map(({ value }) => value),
          ...owned.filter((slot) => !slots.some(({ value }) => value === slot)),
        ]}
        value={[...owned]}
        nothingFoundMessage="No slot has this name"
        onChange={(value) =>
          setFlowBehaviour(studio, { flow: id, field: 'owns', ...(value.length > 0 ? { value } : {}) })
        }
      />
    </FieldEditorContext>
  );
}

const known: readonly unknown[] = modes?.type === 'select' ? modes.options.map(({ value }) => value) : [];

function isMode(value: unknown): value is DigressionMode {
  return known.includes(value);
}

/** What holds for a flow as a whole. */
function FlowForm({ flow }: { readonly flow: Flow }) {
  const studio = useStudio();
  const intents = useReferenceOptions('intent');
  const entry = useDocument(({ project }) => project?.manifest.entryFlow === flow.id);
  const missing = flow.triggers.filter((id) => !intents.some(({ value }) => value === id));
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
          onChange={(name) => renameFlow(studio, flow.id, name)}
        />
        <Textarea
          label="Description"
          autosize
          minRows={2}
          maxRows={10}
          value={flow.description ?? ''}
          onChange={(event) => setFlowDescription(studio, flow.id, event.currentTarget.value)}
        />
        <MultiSelect
          label="Triggers"
          description="Intents that start this flow when a customer voices one."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          placeholder={flow.triggers.length === 0 ? 'Choose intents' : ''}
          searchable
          data={[
            ...intents.map(({ value, name }) => ({ value, label: name })),
            ...missing.map((id) => ({ value: id, label: `${id} (missing)` })),
          ]}
          value={[...flow.triggers]}
          nothingFoundMessage="No intent has this name"
          onChange={(ids) => setFlowTriggers(studio, flow.id, ids)}
        />
        <FlowBehaviour flow={flow} />
      </Stack>
    </>
  );
}

/** The form of the one state that is selected, or of the flow when none is. */
function Inspector() {
  const flowId = useView((view) => view.flow);
  const selection = useView((view) => view.selection);
  const [only] = selection;
  const flow = useDocument(({ project }) => (flowId === null ? undefined : project?.flows[flowId]));
  const state = flow?.states.find(({ id }) => id === only);
  if (flow === undefined) {
    return (
      <EmptyMessage icon={IconPointer} title="Nothing to inspect">
        Open a flow whose file can be read; its settings and those of its states appear here.
      </EmptyMessage>
    );
  }
  if (selection.length > 1) {
    return (
      <EmptyMessage icon={IconPointer} title={`${selection.length} states are selected`}>
        Move, duplicate, copy or delete them together; select a single one to edit it.
      </EmptyMessage>
    );
  }
  return (
    <ScrollArea h="100%" type="auto" scrollbars="y" scrollbarSize={8}>
      {state === undefined ? (
        <FlowForm key={flow.id} flow={flow} />
      ) : (
        <StateForm key={`${flow.id}/${state.id}`} flow={flow} state={state} />
      )}
    </ScrollArea>
  );
}

/** The form of the selected state, or of the flow when nothing is selected. */
export const inspectorPanel: SidePanelDefinition = {
  id: 'inspector',
  label: 'Inspector',
  icon: IconForms,
  component: Inspector,
};
