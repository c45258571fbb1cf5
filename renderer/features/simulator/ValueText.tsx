import { Text } from '@mantine/core';
import type { ValueRow } from './valueChanges.ts';

/** A value, and the one before where the turn changed it. */
export function ValueText({ row }: { readonly row: ValueRow }) {
  return (
    <>
      {row.value}
      {row.before !== null && row.before !== '–' && (
        <Text component="span" size="xs" c="dimmed">
          {' '}
          was {row.before}
        </Text>
      )}
    </>
  );
}
