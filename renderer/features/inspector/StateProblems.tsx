import { Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import type { Problem } from '../../../engine/base/problem.ts';
import classes from './StateProblems.module.css';

/** What is wrong with a state, and what to do about it. */
export function StateProblems({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul className={classes.list} aria-label="Problems of this state">
      {problems.map(({ code, severity, message, remedy, location }) => (
        <li
          key={`${code} ${location?.field ?? ''} ${message}`}
          className={classes.item}
          data-severity={severity}
        >
          {severity === 'error' ? (
            <IconCircleX size={15} stroke={1.9} />
          ) : (
            <IconAlertTriangle size={15} stroke={1.9} />
          )}
          <div>
            <Text size="xs" lh={1.4}>
              {message}
            </Text>
            <Text size="xs" lh={1.4} c="dimmed">
              {remedy}
            </Text>
          </div>
        </li>
      ))}
    </ul>
  );
}
