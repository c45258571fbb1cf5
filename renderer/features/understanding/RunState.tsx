import { Alert, Button, Group, Paper, Text } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { useShallow } from 'zustand/react/shallow';
import { locationText } from '../../stores/locationText.ts';
import { type MeasureKind, taskOf } from '../../stores/measureKind.ts';
import { useShowProblems } from '../../stores/useShowProblems.ts';
import { useTasks, useUnderstanding } from '../../stores/useStores.ts';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { TaskProgress } from '../../ui/TaskProgress.tsx';
import { useChangedSince } from './useChangedSince.ts';

interface RunStateProps {
  readonly kind: MeasureKind;
  /** Said until the host reports progress. */
  readonly waiting: string;
}

/** How a run stands: its progress with Cancel, why it failed, or that its result is out of date. */
export function RunState({ kind, waiting }: RunStateProps) {
  const { running, cancelling, cancelled, error } = useUnderstanding((state) => state[kind]);
  const cancel = useUnderstanding((state) => state.cancel);
  const tasks = useTasks(useShallow((state) => state.tasks.filter(({ task }) => task === taskOf(kind))));
  const changed = useChangedSince(kind);
  const showProblems = useShowProblems();
  if (running) {
    return (
      <Paper withBorder p="md">
        <Group wrap="nowrap" align="center" gap="lg">
          <div style={{ flex: 1 }}>
            <TaskProgress label={waiting} tasks={tasks} />
          </div>
          <Button
            size="xs"
            variant="default"
            disabled={tasks.length === 0}
            loading={cancelling}
            onClick={() => void cancel(kind)}
          >
            Cancel
          </Button>
        </Group>
      </Paper>
    );
  }
  return (
    <>
      {error !== null && (
        <ErrorMessage
          error={error}
          where={error.location && locationText(error.location)}
          onShowProblems={error.location === undefined ? undefined : showProblems}
        />
      )}
      {cancelled && (
        <Text size="sm" c="dimmed" role="status">
          Cancelled.
        </Text>
      )}
      {changed !== null && (
        <Alert
          role="status"
          color="yellow"
          variant="outline"
          p="xs"
          icon={<IconClockExclamation size={18} stroke={1.7} />}
        >
          <Text size="sm">{staleWords[changed]}</Text>
        </Alert>
      )}
    </>
  );
}

const staleWords = {
  utterances: 'Out of date: the utterances changed since this was made. Run it again for what holds now.',
  thresholds: 'Out of date: a threshold changed since this was made. Run it again for what holds now.',
};
