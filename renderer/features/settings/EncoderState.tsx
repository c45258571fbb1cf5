import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconDownload, IconFolderCheck, IconRefresh } from '@tabler/icons-react';
import type { Encoder, TransformersEncoder } from '../../../engine/model/encoder.ts';
import { useTasks } from '../../stores/useStores.ts';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { TaskProgress } from '../../ui/TaskProgress.tsx';
import { EncoderSummary } from './EncoderSummary.tsx';
import { type EncoderStateOnHost, useEncoderState } from './useEncoderState.ts';

interface EncoderStateProps {
  /** Null while the form is not finished. */
  readonly encoder: Encoder | null;
  readonly onRecorded: (recorded: TransformersEncoder) => void;
}

/** Whether the chosen encoder works on this machine, and the way to get its files. */
export function EncoderState({ encoder, onRecorded }: EncoderStateProps) {
  const host = useEncoderState(encoder, onRecorded);
  const { status, error, cancel } = host;
  const tasks = useTasks((state) => state.tasks).filter(({ task }) => task === 'encoder');
  // A download goes on while other settings are shown.
  const busy = host.busy ?? (tasks.length > 0 ? 'download' : null);
  const unfinished = encoder === null ? 'Finish the form to try the encoder.' : undefined;
  const failed = error === null ? undefined : 'The encoder was not tried.';
  return (
    <Paper component="section" aria-label="State of the encoder" withBorder p="md">
      <Stack gap="sm">
        {busy !== null ? (
          <TaskProgress
            label={busy === 'download' ? 'Asking the hub' : 'Reading the files and trying the model'}
            tasks={tasks}
          />
        ) : (
          <EncoderSummary status={status} idle={unfinished ?? failed} />
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
        {busy === 'download' && (
          <Group>
            <Button size="xs" variant="default" onClick={cancel}>
              Cancel
            </Button>
          </Group>
        )}
        {busy === null && encoder !== null && <Actions encoder={encoder} host={host} />}
      </Stack>
    </Paper>
  );
}

/** What can be done about it. */
function Actions({ encoder, host }: { readonly encoder: Encoder; readonly host: EncoderStateOnHost }) {
  const { status, check, download, record } = host;
  const wantsFiles = encoder.type === 'transformers' && status !== null && status.state !== 'ready';
  return (
    <Group gap="xs">
      {wantsFiles && (
        <Button
          size="xs"
          variant={status.state === 'missing' ? 'filled' : 'default'}
          leftSection={<IconDownload size={15} stroke={1.8} />}
          onClick={download}
        >
          Download
        </Button>
      )}
      {wantsFiles && encoder.folder !== undefined && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFolderCheck size={15} stroke={1.8} />}
          onClick={record}
        >
          Use the files in the folder
        </Button>
      )}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconRefresh size={15} stroke={1.8} />}
        onClick={check}
      >
        Check again
      </Button>
    </Group>
  );
}
