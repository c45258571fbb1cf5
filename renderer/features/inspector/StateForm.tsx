import { Group, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import type { Flow, State } from '../../../engine/model/flow.ts';
import { describeState } from '../../nodes/describeState.ts';
import { FieldEditorContext } from '../../nodes/FieldEditor.ts';
import { FieldWidget } from '../../nodes/FieldWidget.tsx';
import { KindIcon } from '../../nodes/KindIcon.tsx';
import { setStateField } from '../../stores/stateEdits.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { createFieldEditor } from './createFieldEditor.tsx';
import { IdField } from './IdField.tsx';
import { Section } from './Section.tsx';
import { StateProblems } from './StateProblems.tsx';
import { Transitions } from './Transitions.tsx';
import { useStateProblems } from './useStateProblems.ts';

interface StateFormProps {
  readonly flow: Flow;
  readonly state: State;
}

/** Everything about one state: what its kind describes, its ways out, and what every state has. */
export function StateForm({ flow, state }: StateFormProps) {
  const studio = useStudio();
  const problems = useStateProblems(flow.id, state.id);
  const editor = useMemo(
    () => createFieldEditor(studio, flow.id, state, problems),
    [studio, flow.id, state, problems],
  );
  const view = describeState(state);
  return (
    <FieldEditorContext value={editor}>
      <Group gap="sm" wrap="nowrap" p="md" pb={4} align="flex-start">
        <KindIcon kind={view.kind} size={34} />
        <div style={{ minWidth: 0 }}>
          <Text fw={600} size="md" truncate>
            {view.title}
          </Text>
          <Text size="xs" c="dimmed">
            {view.kind?.description ??
              `This version of Dialoom does not know the kind “${state.kind}”. The state is kept as it is.`}
          </Text>
        </div>
      </Group>
      <Stack gap="md" p="md">
        <StateProblems problems={problems} />
        <TextInput
          label="Name"
          placeholder={state.id}
          value={state.name ?? ''}
          onChange={(event) =>
            setStateField(studio, flow.id, state.id, ['name'], event.currentTarget.value || undefined)
          }
        />
        {view.kind?.fields.map((field) => (
          <FieldWidget key={field.path} field={field} path={[field.path]} value={editor.data[field.path]} />
        ))}
      </Stack>
      <Section title="Transitions">
        <Transitions flow={flow} state={state} ports={view.ports} />
      </Section>
      <Section title="More">
        <IdField flow={flow} state={state} />
        <Switch
          label="Only for authenticated customers"
          description="Others go through the authentication flow of the settings first."
          checked={state.authenticated === true}
          onChange={(event) =>
            setStateField(
              studio,
              flow.id,
              state.id,
              ['authenticated'],
              event.currentTarget.checked || undefined,
            )
          }
        />
        <Textarea
          label="Note"
          description="For colleagues; customers never see it."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autosize
          minRows={2}
          maxRows={10}
          value={state.note ?? ''}
          onChange={(event) =>
            setStateField(studio, flow.id, state.id, ['note'], event.currentTarget.value || undefined)
          }
        />
      </Section>
    </FieldEditorContext>
  );
}
