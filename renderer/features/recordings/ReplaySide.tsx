import { Text } from '@mantine/core';
import classes from './ReplaySide.module.css';

interface ReplaySideProps {
  /** Null when this side has no such turn. */
  readonly values: readonly string[] | null;
  readonly other: readonly string[] | null;
  /** Marks the values that the other side does not have at the same place. */
  readonly marked: boolean;
}

/** What one side did, a line each. */
export function ReplaySide({ values, other, marked }: ReplaySideProps) {
  if (values === null || values.length === 0) {
    return (
      <Text component="span" inherit c="dimmed">
        {values === null ? 'No such turn' : '–'}
      </Text>
    );
  }
  const lines = values.map((text, index) => ({
    text,
    key: `${index} ${text}`,
    same: other?.[index] === text,
  }));
  return lines.map(({ key, text, same }) => (
    <div key={key} className={classes.line} data-changed={(marked && !same) || undefined}>
      {text}
    </div>
  ));
}
