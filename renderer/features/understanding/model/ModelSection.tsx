import { Button, Paper, SimpleGrid, Text } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { useUnderstanding } from '../../../stores/useStores.ts';
import { ErrorMessage } from '../../../ui/ErrorMessage.tsx';
import { ToneBadge } from '../../../ui/ToneBadge.tsx';
import { RunState } from '../RunState.tsx';
import { SectionPage } from '../SectionPage.tsx';
import { modelFacts } from './modelFacts.ts';
import { modelStates } from './modelStates.ts';
import { useModelStatus } from './useModelStatus.ts';

/** The trained model: how it stands to the utterances, what it holds, and the button that trains it. */
export function ModelSection() {
  const { running, done } = useUnderstanding((state) => state.train);
  const run = useUnderstanding((state) => state.run);
  const { data, error } = useModelStatus();
  const state = data === null ? null : modelStates[running ? 'training' : data.model];
  return (
    <SectionPage
      title="Model"
      help="What customers want is learnt from the utterances of all intents, on this machine. Simulations, tests and bundles train by themselves; train here to see how long it takes, or before you try messages."
      action={
        <Button
          size="xs"
          disabled={running}
          leftSection={<IconSchool size={15} stroke={1.8} />}
          onClick={() => void run('train')}
        >
          Train
        </Button>
      }
    >
      <RunState kind="train" waiting="Preparing the training" />
      {error !== null && !running && <ErrorMessage error={error} />}
      {data !== null && state !== null && (
        <>
          <Paper withBorder p="md" component="section" aria-label="State of the model">
            <ToneBadge tone={state.tone}>{state.label}</ToneBadge>
            <Text size="sm" mt={8}>
              {state.meaning}
            </Text>
          </Paper>
          <SimpleGrid cols={{ base: 2, lg: 3 }} spacing="sm">
            {modelFacts(data, done?.result ?? null).map(({ label, value, meaning }) => (
              <Paper key={label} withBorder p="md">
                <Text size="xs" c="dimmed">
                  {label}
                </Text>
                <Text fz={22} fw={600} lh={1.3} style={{ fontVariantNumeric: 'tabular-nums' }}>
                  {value}
                </Text>
                <Text size="xs" c="dimmed" mt={2}>
                  {meaning}
                </Text>
              </Paper>
            ))}
          </SimpleGrid>
        </>
      )}
    </SectionPage>
  );
}
