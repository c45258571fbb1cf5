import { MultiSelect } from '@mantine/core';
import { useMemo } from 'react';
import type { FieldDescriptor } from '../../../engine/kit/fieldDescriptor.ts';
import type { Flow } from '../../../engine/model/flow.ts';
import type { DigressionMode } from '../../../engine/model/policies.ts';
import { type FieldEditor, FieldEditorContext } from '../../nodes/FieldEditor.ts';
import { FieldWidget } from '../../nodes/FieldWidget.tsx';
import { policyGroups } from '../../nodes/settings/policyGroups.ts';
import { useReferenceOptions } from '../../nodes/useReferenceOptions.ts';
import { setFlowBehaviour } from '../../stores/projectEdits.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { useDocument } from '../../stores/useStores.ts';

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
export function FlowBehaviour({ flow }: { readonly flow: Flow }) {
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
