import { Group, Progress, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useCommand } from '../stores/useCommand.ts';
import { useDocument, useTasks, useView } from '../stores/useStores.ts';
import classes from './StatusBar.module.css';

/** The bottom edge: problems at the left, what the host is busy with at the right. */
export function StatusBar() {
  const errors = useDocument((state) => state.problems.filter((one) => one.severity === 'error').length);
  const warnings = useDocument((state) => state.problems.length) - errors;
  const open = useView((state) => state.problemsOpen && state.mainView === 'flows');
  const toggle = useCommand('view.problems');
  const task = useTasks((state) => state.tasks[0]);
  return (
    <footer className={classes.bar}>
      <UnstyledButton className={classes.problems} onClick={toggle.run} aria-expanded={open}>
        {errors + warnings === 0 ? (
          <>
            <IconCircleCheck size={14} stroke={1.8} color="var(--dl-accent-text)" />
            No problems
          </>
        ) : (
          <>
            <IconCircleX size={14} stroke={1.8} color={errors > 0 ? 'var(--dl-error)' : undefined} />
            <VisuallyHidden>Problems:</VisuallyHidden>
            {errors}
            <VisuallyHidden>{errors === 1 ? 'error' : 'errors'}</VisuallyHidden>
            <IconAlertTriangle
              size={14}
              stroke={1.8}
              color={warnings > 0 ? 'var(--dl-warning)' : undefined}
            />
            {warnings}
            <VisuallyHidden>{warnings === 1 ? 'warning' : 'warnings'}</VisuallyHidden>
          </>
        )}
      </UnstyledButton>
      {task !== undefined && (
        <Group gap={8} wrap="nowrap" role="status" aria-live="polite">
          <Text size="xs" c="dimmed">
            {task.label}
          </Text>
          <Progress
            w={140}
            size="sm"
            value={(task.fraction ?? 1) * 100}
            animated={task.fraction === null}
            striped={task.fraction === null}
            aria-label={task.label}
          />
        </Group>
      )}
    </footer>
  );
}
