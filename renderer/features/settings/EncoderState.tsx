import { Button, Group, Loader, Paper, Stack, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconDownload,
  IconFolderCheck,
  IconRefresh,
} from '@tabler/icons-react';
import type { Encoder } from '../../../engine/model/encoder.ts';
import { useTasks } from '../../stores/useStores.ts';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { TaskProgress } from '../../ui/TaskProgress.tsx';
import { useEncoderState } from './useEncoderState.ts';

interface EncoderStateProps {
  readonly encoder: Encoder;
  readonly onRecorded: (recorded: Encoder) => void;
}

/** Whether the chosen encoder works on this machine, and the way to get its files. */
export function EncoderState({ encoder, onRecorded }: EncoderStateProps) {
  const { status, error, busy, check, download, record, cancel } = useEncoderState(encoder, onRecorded);
  const tasks = useTasks((state) => state.tasks).filter(({ task }) => task === 'encoder');
  const files = encoder.type === 'transformers';
  const missing = status?.state === 'missing';
  return (
    <Paper component="section" aria-label="State of the encoder" withBorder p="md">
      <Stack gap="sm">
        {busy === null ? (
          <Summary status={status} waiting={error === null} />
        ) : (
          <TaskProgress
            label={busy === 'download' ? 'Asking the hub' : 'Reading the files and trying the model'}
            tasks={tasks}
          />
        )}
        {busy === null && status?.folder != null && (
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            Folder: {status.folder}
          </Text>
        )}
        {error !== null && <ErrorMessage error={error} />}
        {busy === null && status?.state === 'error' && status.problem !== null && (
          <ErrorMessage error={status.problem} />
        )}
        <Group gap="xs">
          {busy === 'download' && (
            <Button size="xs" variant="default" onClick={cancel}>
              Cancel
            </Button>
          )}
          {busy === null && files && status?.state !== 'ready' && (
            <Button
              size="xs"
              variant={missing ? 'filled' : 'default'}
              leftSection={<IconDownload size={15} stroke={1.8} />}
              onClick={download}
            >
              Download
            </Button>
          )}
          {busy === null && files && encoder.folder !== undefined && status?.state !== 'ready' && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconFolderCheck size={15} stroke={1.8} />}
              onClick={record}
            >
              Use the files in the folder
            </Button>
          )}
          {busy === null && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconRefresh size={15} stroke={1.8} />}
              onClick={check}
            >
              Check again
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}

interface SummaryProps {
  readonly status: ReturnType<typeof useEncoderState>['status'];
  readonly waiting: boolean;
}

/** How it stands, in a line. */
function Summary({ status, waiting }: SummaryProps) {
  if (status === null) {
    return (
      <Group gap="xs" wrap="nowrap" role="status">
        {waiting && <Loader size={16} />}
        <Text size="sm" c="dimmed">
          {waiting ? 'Trying the encoder…' : 'The encoder was not tried.'}
        </Text>
      </Group>
    );
  }
  const { state, id, problem } = status;
  if (state === 'error') return null;
  const ready = state === 'ready';
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start" role="status">
      {ready ? (
        <IconCircleCheck size={18} stroke={1.7} color="var(--dl-accent-text)" style={{ flex: 'none' }} />
      ) : (
        <IconAlertTriangle
          size={18}
          stroke={1.7}
          color="var(--mantine-color-orange-6)"
          style={{ flex: 'none' }}
        />
      )}
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {ready ? `Ready: ${id}` : `${problem?.message ?? 'Its files are missing'}. Download them once.`}
      </Text>
    </Group>
  );
}
