import { Badge, Button, Group, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Intent } from '../../../engine/model/intent.ts';
import { deleteIntent, setIntentField } from '../../stores/intentEdits.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { useDocument } from '../../stores/useStores.ts';
import { LinesField } from '../../ui/LinesField.tsx';
import { RequiredTextInput } from '../../ui/RequiredTextInput.tsx';
import { UtteranceValues } from './UtteranceValues.tsx';
import { useRevealedUtterance } from './useRevealedUtterance.ts';

/** Below this number an intent is not told apart from others reliably. */
const enough = 20;

/** One intent: its name, what it triggers, its utterances one a line. */
export function IntentForm({ intent }: { readonly intent: Intent }) {
  const studio = useStudio();
  const flows = useDocument(({ project }) => project?.flows);
  const started = Object.values(flows ?? {}).filter(({ triggers }) => triggers.includes(intent.id));
  const set = (field: 'name' | 'description' | 'utterances', value: string | readonly string[] | undefined) =>
    setIntentField(studio, intent.id, field, value);
  const [view, setView] = useState<'text' | 'values'>('text');
  const count = intent.utterances.length;
  return (
    <Stack gap="md" maw={760} p="xl" mx="auto">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={2} size="lg">
            {intent.name}
          </Title>
          <Group gap={6} mt={4}>
            <Text size="xs" c="dimmed" ff="monospace">
              {intent.id}
            </Text>
            {started.map(({ id, name }) => (
              <Badge
                key={id}
                component="button"
                variant="light"
                tt="none"
                style={{ cursor: 'pointer' }}
                onClick={() => studio.view.getState().openFlow(id)}
              >
                Starts {name}
              </Badge>
            ))}
          </Group>
        </div>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconTrash size={15} stroke={1.7} />}
          onClick={() => deleteIntent(studio, intent.id)}
        >
          Delete
        </Button>
      </Group>
      <RequiredTextInput
        label="Name"
        missing="An intent needs a name"
        value={intent.name}
        onChange={(name) => set('name', name)}
      />
      <TextInput
        label="Description"
        value={intent.description ?? ''}
        onChange={(event) => set('description', event.currentTarget.value || undefined)}
      />
      <SegmentedControl
        size="xs"
        aria-label="How the utterances are shown"
        style={{ alignSelf: 'flex-start' }}
        data={[
          { value: 'text', label: 'Utterances' },
          { value: 'values', label: 'Values in them' },
        ]}
        value={view}
        onChange={(shown) => setView(shown === 'values' ? 'values' : 'text')}
      />
      {view === 'values' ? (
        <UtteranceValues intent={intent} />
      ) : (
        <Utterances
          intent={intent.id}
          utterances={intent.utterances}
          onChange={(lines) => set('utterances', lines)}
        />
      )}
      <Text size="xs" c="dimmed">
        {count} {count === 1 ? 'utterance' : 'utterances'}.{' '}
        {count < enough
          ? `Add ${enough - count} more in the customers’ own words, with typos and short forms: it is then understood more reliably.`
          : 'Every simulation learns from what is saved.'}
      </Text>
    </Stack>
  );
}

interface UtterancesProps {
  readonly intent: string;
  readonly utterances: readonly string[];
  readonly onChange: (utterances: readonly string[]) => void;
}

function Utterances({ intent, utterances, onChange }: UtterancesProps) {
  const field = useRevealedUtterance(intent, utterances);
  return <LinesField ref={field} label="Utterances" lines={utterances} onChange={onChange} />;
}
