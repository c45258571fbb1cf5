import { Button, Group, ScrollArea, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconMessages, IconPlayerPlay } from '@tabler/icons-react';
import { locationText } from '../../stores/locationText.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { useShowProblems } from '../../stores/useShowProblems.ts';
import { useSimulation } from '../../stores/useStores.ts';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { ActionsModeChoice } from './ActionsModeChoice.tsx';
import { CustomerChoice } from './CustomerChoice.tsx';
import { LocaleSelect } from './LocaleSelect.tsx';

/** What the simulator shows before the first conversation: what it does, how actions are answered, and the button. */
export function SimulatorStart() {
  const { simulation } = useStudio();
  const error = useSimulation((state) => state.error);
  const showProblems = useShowProblems();
  const start = () => void simulation.getState().start();
  return (
    <ScrollArea h="100%" type="auto" scrollbarSize={8}>
      <Stack gap="md" p="md">
        {error === null ? (
          <Stack gap={6} align="center" ta="center" pt="md">
            <ThemeIcon variant="light" size={40} radius="xl">
              <IconMessages size={20} stroke={1.6} />
            </ThemeIcon>
            <Text fw={600} size="md">
              Talk to your project
            </Text>
            <Text size="sm" c="dimmed" maw={320}>
              The simulator runs the saved project with the engine that serves it in production. The canvas
              shows where the conversation is.
            </Text>
          </Stack>
        ) : (
          <ErrorMessage
            error={error}
            where={error.location && locationText(error.location)}
            onShowProblems={showProblems}
          />
        )}
        <ActionsModeChoice />
        <LocaleSelect />
        <Group gap="xs" wrap="nowrap">
          <Button flex={1} leftSection={<IconPlayerPlay size={16} stroke={1.8} />} onClick={start}>
            Start conversation
          </Button>
          <CustomerChoice size={36} />
        </Group>
      </Stack>
    </ScrollArea>
  );
}
