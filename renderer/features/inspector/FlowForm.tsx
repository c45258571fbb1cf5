import { Group, MultiSelect, Stack, Text, Textarea, ThemeIcon } from '@mantine/core';
import { IconSitemap } from '@tabler/icons-react';
import type { Flow } from '../../../engine/model/flow.ts';
import { useReferenceOptions } from '../../nodes/useReferenceOptions.ts';
import { renameFlow, setFlowDescription, setFlowTriggers } from '../../stores/projectEdits.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { useDocument } from '../../stores/useStores.ts';
import { RequiredTextInput } from '../../ui/RequiredTextInput.tsx';
import { FlowBehaviour } from './FlowBehaviour.tsx';

/** What holds for a flow as a whole. */
export function FlowForm({ flow }: { readonly flow: Flow }) {
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
