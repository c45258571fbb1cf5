// Problems as forms tell them: at their fields, or in a list of those that no field shows.

import { Text, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import type { Problem } from '../../engine/base/problem.ts';
import classes from './FieldMessage.module.css';

/** What is wrong with a field, in words for people. */
export interface FieldProblem {
  readonly severity: Problem['severity'];
  readonly text: string;
}

/** What the last check found, as a field shows it. */
export function fieldProblem({ severity, message, remedy }: Problem): FieldProblem {
  return { severity, text: `${message}. ${remedy}.` };
}

/** An error in what is being typed; undefined without one. */
export function typingError(text: string | undefined): FieldProblem | undefined {
  return text === undefined ? undefined : { severity: 'error', text };
}

const icons = { error: IconCircleX, warning: IconAlertTriangle };
const names = { error: 'Error', warning: 'Warning' };

/**
 * A problem at its field, in the colour of its severity, which screen readers hear first. An error looks like any other
 * error of a field; a warning has its icon.
 */
export function FieldMessage({ problem: { severity, text } }: { readonly problem: FieldProblem }) {
  return (
    <span className={classes.message} data-severity={severity}>
      {severity === 'warning' && <icons.warning size={13} stroke={2} />}
      <VisuallyHidden component="span">{names[severity]}: </VisuallyHidden>
      <span>{text}</span>
    </span>
  );
}

interface ProblemNotesProps {
  /** What the list is of, for screen readers. */
  readonly label: string;
  readonly problems: readonly Problem[];
}

/** Problems that no field shows, each with what to do about it. Nothing if there are none. */
export function ProblemNotes({ label, problems }: ProblemNotesProps) {
  if (problems.length === 0) return null;
  return (
    <ul className={classes.notes} aria-label={label}>
      {problems.map(({ code, severity, message, remedy, location }) => {
        const Icon = icons[severity];
        return (
          <li
            key={`${code} ${location?.field ?? ''} ${message}`}
            className={classes.note}
            data-severity={severity}
          >
            <Icon size={15} stroke={1.9} role="img" aria-label={names[severity]} />
            <div>
              <Text size="xs" lh={1.4}>
                {message}
              </Text>
              <Text size="xs" lh={1.4} c="dimmed">
                {remedy}
              </Text>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
