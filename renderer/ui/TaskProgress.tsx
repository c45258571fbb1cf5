import { Group, Loader, Progress, Stack, Text } from '@mantine/core';

interface TaskProgressProps {
  /** Said until the first task reports. */
  readonly label: string;
  readonly tasks: readonly {
    readonly task: string;
    readonly label: string;
    readonly fraction: number | null;
  }[];
}

/** What is being waited for: each running task with its bar, or a spinner until one reports. */
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
