import { Button, Paper, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ToneBadge } from '../../../ui/ToneBadge.tsx';
import classes from './FindingList.module.css';

const AT_FIRST = 10;

interface FindingListProps<T> {
  readonly title: string;
  readonly help: string;
  /** Said when there is none. */
  readonly none: string;
  readonly items: readonly T[];
  /** How many were found, where the list holds the first of them only. */
  readonly total: number;
  readonly tone: 'bad' | 'warning' | 'neutral';
  readonly keyOf: (item: T) => string;
  readonly children: (item: T) => ReactNode;
}

/** Findings of one sort, ten of them at first. */
export function FindingList<T>(props: FindingListProps<T>) {
  const { title, help, none, items, total, tone, keyOf, children } = props;
  const [all, setAll] = useState(false);
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <div className={classes.head}>
        <Text component="h3" size="sm" fw={600} m={0}>
          {title}
        </Text>
        <ToneBadge tone={items.length === 0 ? 'good' : tone}>
          {items.length === 0 ? 'None' : items.length.toLocaleString('en')}
        </ToneBadge>
      </div>
      <Text size="xs" c="dimmed" mt={2}>
        {items.length === 0 ? none : help}
      </Text>
      {items.length > 0 && (
        <ul className={classes.list}>
          {items.slice(0, all ? items.length : AT_FIRST).map((item) => (
            <li key={keyOf(item)} className={classes.item}>
              {children(item)}
            </li>
          ))}
        </ul>
      )}
      {items.length > AT_FIRST && (
        <Button size="compact-xs" variant="subtle" mt={6} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${items.length}`}
        </Button>
      )}
      {total > items.length && items.length >= 500 && (
        <Text size="xs" c="dimmed" mt={4}>
          {total.toLocaleString('en')} were found; these are the worst. Settle them and check again.
        </Text>
      )}
    </Paper>
  );
}
