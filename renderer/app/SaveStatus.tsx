import { Button, Group, Loader, Text, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useStudio } from '../stores/studioContext.ts';
import { useDocument } from '../stores/useStores.ts';

/** Tells whether every edit is on disk, and why not if not. */
export function SaveStatus() {
  const { document } = useStudio();
  const save = useDocument((state) => state.save);
  if (save.status === 'failed') {
    return (
      <Group gap={6} wrap="nowrap" role="alert" miw={0}>
        <IconAlertTriangle size={16} color="var(--dl-error)" style={{ flex: 'none' }} />
        <Tooltip label={`${save.error.message}. ${save.error.remedy}.`} multiline maw={360}>
          <Text size="xs" c="var(--dl-error)" truncate>
            Not saved: {save.error.message}
          </Text>
        </Tooltip>
        <Button
          size="compact-xs"
          variant="light"
          color="red"
          style={{ flex: 'none' }}
          onClick={() => document.getState().retrySave()}
        >
          Try again
        </Button>
      </Group>
    );
  }
  const saving = save.status === 'saving';
  return (
    <Group gap={6} wrap="nowrap" role="status" pl={4} style={{ flex: 'none' }}>
      {saving ? (
        <Loader size={12} color="gray" />
      ) : (
        <IconCheck size={14} stroke={2} color="var(--dl-accent-text)" />
      )}
      <Text size="xs" c="dimmed">
        {saving ? 'Saving…' : 'All changes saved'}
      </Text>
    </Group>
  );
}
