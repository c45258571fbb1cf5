import { Text, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import type { Problem } from '../../../engine/base/problem.ts';
import { goToProblem } from '../../stores/goToProblem.ts';
import { locationText } from '../../stores/locationText.ts';
import { useStudio } from '../../stores/studioContext.ts';
import classes from './ProblemItem.module.css';

/** One finding: what, where, what to do; a click goes there. */
export function ProblemItem({ problem }: { readonly problem: Problem }) {
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
