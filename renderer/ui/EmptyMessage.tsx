import { Stack, Text, ThemeIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import type { IconComponent } from './iconComponent.ts';

interface EmptyMessageProps {
  readonly icon: IconComponent;
  readonly title: string;
  /** What to do next, in one or two sentences. */
  readonly children: ReactNode;
  /** A button, usually. */
  readonly action?: ReactNode;
}

/** What an empty panel shows: what belongs here and what to do next. */
export function EmptyMessage({ icon: Icon, title, children, action }: EmptyMessageProps) {
  return (
    <Stack align="center" justify="center" gap={6} p="lg" h="100%" ta="center">
      <ThemeIcon variant="light" size={40} radius="xl" mb={4}>
        <Icon size={20} stroke={1.6} />
      </ThemeIcon>
      <Text fw={600} size="md">
        {title}
      </Text>
      <Text size="sm" c="dimmed" maw={320}>
        {children}
      </Text>
      {action !== undefined && <div style={{ marginTop: 10 }}>{action}</div>}
    </Stack>
  );
}
