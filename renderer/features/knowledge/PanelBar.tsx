import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProblemMessage } from '../../nodes/ProblemMessage.tsx';
import { useTasks } from '../../stores/useStudio.ts';
import { TaskProgress } from '../../ui/StatusMessages.tsx';
import classes from './PanelBar.module.css';
import type { HostTask } from './useKnowledgeIndex.ts';

interface PanelBarProps {
  readonly task: Pick<
    HostTask<'knowledge.evaluate' | 'knowledge.gaps'>,
    'busy' | 'error' | 'start' | 'cancel'
  >;
  /** Shown until the host reports. */
  readonly busyLabel: string;
  readonly children: ReactNode;
}

/** Header of a panel with a measurement: content and buttons, and the progress or error of the measurement. */
export function PanelBar({ task: { busy, error, start, cancel }, busyLabel, children }: PanelBarProps) {
  const tasks = useTasks((state) => state.tasks);
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
          <ProblemMessage error={error} onRetry={start} />
        </div>
      )}
    </>
  );
}
