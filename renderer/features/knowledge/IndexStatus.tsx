import { Button, Group, Text } from '@mantine/core';
import { IconCircleCheck, IconRefresh } from '@tabler/icons-react';
import { locationText } from '../../stores/locationText.ts';
import { useShowProblems } from '../../stores/useShowProblems.ts';
import { useTasks } from '../../stores/useStores.ts';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { TaskProgress } from '../../ui/TaskProgress.tsx';
import classes from './IndexStatus.module.css';
import type { KnowledgeIndex } from './useKnowledgeIndex.ts';

interface IndexStatusProps {
  readonly current: boolean;
  readonly index: KnowledgeIndex;
}

/** How the index stands, and the button that brings it up to date. */
export function IndexStatus({ current, index }: IndexStatusProps) {
  const tasks = useTasks((state) => state.tasks);
  const showProblems = useShowProblems();
  const { known, error, updating, update, cancel } = index;
  return (
    <section className={classes.status} aria-label="Index">
      {error !== null && (
        <ErrorMessage
          error={error}
          where={error.location && locationText(error.location)}
          onShowProblems={showProblems}
        />
      )}
      {updating ? (
        <>
          <TaskProgress label="Updating the index" tasks={tasks} />
          <Button size="xs" fullWidth variant="default" onClick={cancel}>
            Stop
          </Button>
        </>
      ) : (
        <>
          <Group gap={6} wrap="nowrap" align="flex-start" role="status">
            {current && (
              <IconCircleCheck
                size={16}
                stroke={1.7}
                color="var(--dl-accent-text)"
                style={{ flex: 'none' }}
              />
            )}
            <Text size="xs" c="dimmed" lh={1.4}>
              {known === null
                ? 'Looking at the index…'
                : current
                  ? `The index is up to date: ${known.status.chunks} chunks.`
                  : 'The index does not cover the sources as they are now.'}
            </Text>
          </Group>
          <Button
            size="xs"
            fullWidth
            variant={current ? 'default' : 'filled'}
            leftSection={<IconRefresh size={15} stroke={1.8} />}
            onClick={update}
          >
            Update index
          </Button>
        </>
      )}
    </section>
  );
}
