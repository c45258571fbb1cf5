import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCloudDownload } from '@tabler/icons-react';
import { useTasks } from '../../stores/useStores.ts';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { TaskProgress } from '../../ui/TaskProgress.tsx';
import { useFetchPages } from './useFetchPages.ts';

/** Most problems of pages that are shown one by one. */
const shown = 3;

/** Fetches the pages of a sitemap into the project, and says what changed. */
export function FetchPages({ source }: { readonly source: string }) {
  const tasks = useTasks((state) => state.tasks);
  const { found, error, busy, start, cancel } = useFetchPages(source);
  return (
    <Stack gap="xs" p="sm" aria-live="polite">
      <Group gap="sm" wrap="nowrap">
        {busy ? (
          <Button size="xs" variant="default" onClick={cancel}>
            Stop
          </Button>
        ) : (
          <Button size="xs" leftSection={<IconCloudDownload size={15} stroke={1.8} />} onClick={start}>
            Fetch pages
          </Button>
        )}
        <Text size="xs" c="dimmed">
          {found === null
            ? 'Pages become Markdown files beside this one, which you can read, compare and undo.'
            : `${found.added} added, ${found.updated} updated, ${found.removed} removed, ${found.unchanged} unchanged`}
        </Text>
      </Group>
      {busy && <TaskProgress label="Fetching pages" tasks={tasks} />}
      {error !== null && <ErrorMessage error={error} />}
      {found?.problems.slice(0, shown).map((problem) => (
        <ErrorMessage key={problem.message} error={problem} />
      ))}
      {found !== null && found.problems.length > shown && (
        <Text size="xs" c="dimmed">
          {found.problems.length - shown} more pages could not be fetched; their files stay as they were.
        </Text>
      )}
    </Stack>
  );
}
