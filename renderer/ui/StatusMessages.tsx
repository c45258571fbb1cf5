// Shown in place of content: an empty message, an error, a running task.

import { Alert, Button, Center, Group, Loader, Progress, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconAlertTriangle, IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { IconComponent } from './panelDefinition.ts';

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

interface ErrorMessageProps {
  readonly error: { readonly code: string; readonly message: string; readonly remedy: string };
  /** Where the error is, if that is known. */
  readonly where?: string | undefined;
  readonly onRetry?: (() => void) | undefined;
  /** Given when the problems list says more about it. */
  readonly onShowProblems?: (() => void) | undefined;
}

/** An error: what is wrong, what to do, and its code. That the host is away is no fault of what asked it, and shown calmly. */
export function ErrorMessage({ error, where, onRetry, onShowProblems }: ErrorMessageProps) {
  const isAway = error.code === 'HOST_DISCONNECTED';
  return (
    <Alert
      role={isAway ? 'status' : 'alert'}
      color={isAway ? 'gray' : 'red'}
      variant="light"
      icon={isAway ? <IconPlugConnectedX size={18} /> : <IconAlertTriangle size={18} />}
      title={error.message}
    >
      <Text size="sm">{error.remedy}.</Text>
      {where !== undefined && where !== '' && (
        <Text size="xs" mt={4}>
          {where}
        </Text>
      )}
      <Text size="xs" c="dimmed" mt={4} ff="monospace">
        {error.code}
      </Text>
      {(onRetry ?? onShowProblems) !== undefined && (
        <Group gap="xs" mt={8}>
          {onShowProblems !== undefined && (
            <Button size="compact-xs" variant="light" color="red" onClick={onShowProblems}>
              Show problems
            </Button>
          )}
          {onRetry !== undefined && (
            <Button size="compact-xs" variant="light" color="red" onClick={onRetry}>
              Try again
            </Button>
          )}
        </Group>
      )}
    </Alert>
  );
}

/** A panel that is loading. */
export function LoadingPanel({ label }: { readonly label: string }) {
  return (
    <Center h="100%" role="status">
      <Stack align="center" gap="xs">
        <Loader size="sm" />
        <Text size="sm" c="dimmed">
          {label}…
        </Text>
      </Stack>
    </Center>
  );
}

interface TaskProgressProps {
  /** Shown until the first task reports. */
  readonly label: string;
  readonly tasks: readonly {
    readonly task: string;
    readonly label: string;
    readonly fraction: number | null;
  }[];
}

/** The running tasks with their progress, or a spinner until one reports. */
export function TaskProgress({ label, tasks }: TaskProgressProps) {
  return (
    <Stack gap="sm" role="status" aria-live="polite">
      {tasks.length === 0 ? (
        <Group gap="xs" wrap="nowrap">
          <Loader size={16} />
          <Text size="sm" c="dimmed">
            {label}…
          </Text>
        </Group>
      ) : (
        tasks.map((task) => (
          <div key={task.task}>
            <Group justify="space-between" wrap="nowrap" mb={5}>
              <Text size="sm">{task.label}…</Text>
              {task.fraction !== null && (
                <Text size="xs" c="dimmed" style={{ fontVariantNumeric: 'tabular-nums' }}>
                  {Math.round(task.fraction * 100)}%
                </Text>
              )}
            </Group>
            <Progress
              value={(task.fraction ?? 1) * 100}
              animated={task.fraction === null}
              striped={task.fraction === null}
              aria-label={task.label}
            />
          </div>
        ))
      )}
    </Stack>
  );
}
