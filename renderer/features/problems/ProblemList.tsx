import { ActionIcon, ScrollArea, Text, Tooltip } from '@mantine/core';
import { IconCircleCheck, IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useStudio } from '../../stores/studioContext.ts';
import { useDocument } from '../../stores/useStores.ts';
import { EmptyMessage } from '../../ui/EmptyMessage.tsx';
import { PanelHeader } from '../../ui/PanelHeader.tsx';
import { ProblemItem } from './ProblemItem.tsx';
import classes from './ProblemList.module.css';

/** A list longer than anyone reads would only slow the window down. */
const most = 500;

/** Everything the checks found, errors first; a click goes there. */
export function ProblemList() {
  const { view } = useStudio();
  const problems = useDocument((document) => document.problems);
  const groups = useMemo(
    () =>
      [
        { label: 'Errors', problems: problems.filter(({ severity }) => severity === 'error') },
        { label: 'Warnings', problems: problems.filter(({ severity }) => severity === 'warning') },
      ].filter((group) => group.problems.length > 0),
    [problems],
  );
  return (
    <section className={classes.panel} aria-label="Problems">
      <PanelHeader title="Problems">
        <Tooltip label="Close problems">
          <ActionIcon
            size={26}
            aria-label="Close problems"
            onClick={() => view.getState().setProblemsOpen(false)}
          >
            <IconX size={16} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </PanelHeader>
      <ScrollArea className={classes.list} type="auto" scrollbars="y" scrollbarSize={8}>
        {groups.map((group) => (
          <section key={group.label} aria-label={group.label}>
            <Text size="xs" fw={600} c="dimmed" px={12} pt={4}>
              {group.label} ({group.problems.length})
            </Text>
            <ul className={classes.items}>
              {group.problems.slice(0, most).map((problem) => (
                <ProblemItem
                  key={`${problem.code} ${JSON.stringify(problem.location)} ${problem.message}`}
                  problem={problem}
                />
              ))}
            </ul>
            {group.problems.length > most && (
              <Text size="xs" c="dimmed" px={12} pb={8}>
                And {group.problems.length - most} more; they appear here as you correct these.
              </Text>
            )}
          </section>
        ))}
        {groups.length === 0 && (
          <EmptyMessage icon={IconCircleCheck} title="No problems">
            The checks run after every edit. What they find appears here with what to do about it.
          </EmptyMessage>
        )}
      </ScrollArea>
    </section>
  );
}
