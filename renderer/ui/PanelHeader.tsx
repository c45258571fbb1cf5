import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './PanelHeader.module.css';

interface PanelHeaderProps {
  readonly title: string;
  /** Buttons at the right. */
  readonly children?: ReactNode;
}

/** The small heading of a panel, with its buttons. */
export function PanelHeader({ title, children }: PanelHeaderProps) {
  return (
    <Group className={classes.header} justify="space-between" wrap="nowrap" gap="xs">
      <Text component="h2" size="xs" fw={600} c="dimmed" truncate>
        {title}
      </Text>
      <Group gap={2} wrap="nowrap">
        {children}
      </Group>
    </Group>
  );
}
