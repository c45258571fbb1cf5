import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { locationText, useShowProblems } from '../../stores/navigation.ts';
import { useTasks } from '../../stores/useStudio.ts';
import { ErrorMessage, TaskProgress } from '../../ui/StatusMessages.tsx';
import classes from './PanelBar.module.css';
import type { HostTask } from './useKnowledgeIndex.ts';

interface PanelBarProps {
  readonly task: Pick<
    HostTask<'knowledge.evaluate' | 'knowledge.gaps'>,
    'busy' | 'error' | 'start' | 'cancel'
  >;
  /** Said until the host reports. */
  readonly busyLabel: string;
  readonly children: ReactNode;
}

/** Head of a panel whose content is measured: what it is of, buttons, and how the measuring goes. */
export function PanelBar({ task: { busy, error, start, cancel }, busyLabel, children }: PanelBarProps) {
  const tasks = useTasks((state) => state.tasks);
  const showProblems = useShowProblems();
  return (
    <>
      <div className={classes.bar}>{children}</div>
      {busy && (
        <div className={classes.progress}>
          <div className={classes.tasks}>
            <TaskProgress label={busyLabel} tasks={tasks} />
          </div>
          <Button size="xs" variant="default" onClick={cancel}>
            Stop
          </Button>
        </div>
      )}
      {error !== null && !busy && (
        <div className={classes.error}>
          <ErrorMessage
            error={error}
            where={error.location && locationText(error.location)}
            onRetry={start}
            onShowProblems={showProblems}
          />
        </div>
      )}
    </>
  );
}
