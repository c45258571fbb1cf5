import { ActionIcon, ScrollArea, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Problem } from '../../../engine/base/problem.ts';
import { goToProblem, locationText } from '../../stores/navigation.ts';
import { useDocument, useStudio } from '../../stores/useStudio.ts';
import { PanelHeader } from '../../ui/ListPanel.tsx';
import { EmptyMessage } from '../../ui/StatusMessages.tsx';
import classes from './ProblemItem.module.css';
import problemListClasses from './ProblemList.module.css';

/** One finding: what, where, what to do; a click goes there. */
function ProblemItem({ problem }: { readonly problem: Problem }) {
  const studio = useStudio();
  const { severity, message, remedy, code, location } = problem;
  const where = location === undefined ? '' : locationText(location);
  return (
    <li>
      <UnstyledButton className={classes.item} onClick={() => goToProblem(studio, problem)}>
        {severity === 'error' ? (
          <IconCircleX size={16} stroke={1.8} color="var(--dl-error)" />
        ) : (
          <IconAlertTriangle size={16} stroke={1.8} color="var(--dl-warning)" />
        )}
        <div className={classes.words}>
          <Text size="sm" lh={1.35}>
            {message}
          </Text>
          <Text size="xs" c="dimmed" lh={1.4}>
            {remedy}
          </Text>
        </div>
        <div className={classes.where}>
          <Text size="xs" c="dimmed" truncate title={where}>
            {where}
          </Text>
          <Text size="xs" c="dimmed" truncate ff="monospace" fz={11}>
            {code}
          </Text>
        </div>
      </UnstyledButton>
    </li>
  );
}

/** A list longer than anyone reads would only slow the window down. */
const maxProblems = 500;

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
    <section className={problemListClasses.panel} aria-label="Problems">
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
      <ScrollArea className={problemListClasses.list} type="auto" scrollbars="y" scrollbarSize={8}>
        {groups.map((group) => (
          <section key={group.label} aria-label={group.label}>
            <Text size="xs" fw={600} c="dimmed" px={12} pt={4}>
              {group.label} ({group.problems.length})
            </Text>
            <ul className={problemListClasses.items}>
              {group.problems.slice(0, maxProblems).map((problem) => (
                <ProblemItem
                  key={`${problem.code} ${JSON.stringify(problem.location)} ${problem.message}`}
                  problem={problem}
                />
              ))}
            </ul>
            {group.problems.length > maxProblems && (
              <Text size="xs" c="dimmed" px={12} pb={8}>
                And {group.problems.length - maxProblems} more; they appear here as you correct these.
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
