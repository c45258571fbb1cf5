import { ActionIcon, Button, Text, Tooltip } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconBookmark, IconPlayerTrackNext, IconTrash } from '@tabler/icons-react';
import type { RecordingInfo } from '../../../engine/contract/methods/recordingMethods.ts';
import { showError } from '../../stores/showError.ts';
import { useStudio } from '../../stores/studioContext.ts';

interface RecordingActionsProps {
  readonly info: RecordingInfo;
  readonly projectId: string;
  /** The replay is running. */
  readonly busy: boolean;
  readonly onReplay: () => void;
  readonly onChanged: () => void;
}

/** What can be done with a recording: replay it, keep it in the project, delete it. */
export function RecordingActions({ info, projectId, busy, onReplay, onChanged }: RecordingActionsProps) {
  const { client } = useStudio();
  const one = { projectId, recordingId: info.header.id };
  const keep = () => {
    client
      .request('recordings.keep', one)
      .then(onChanged)
      .catch((error: unknown) => showError(error, 'The recording was not kept'));
  };
  const remove = () => {
    client
      .request('recordings.delete', one)
      .then(onChanged)
      .catch((error: unknown) => showError(error, 'The recording was not deleted'));
  };
  const askToRemove = () =>
    modals.openConfirmModal({
      title: 'Delete this recording?',
      children: (
        <Text size="sm">
          {info.keptAs === null
            ? 'The conversation cannot be read or replayed again.'
            : `The file ${info.keptAs} is deleted from the project as well.`}{' '}
          This cannot be undone here.
        </Text>
      ),
      labels: { confirm: 'Delete recording', cancel: 'Cancel' },
      confirmProps: { color: 'red' },
      onConfirm: remove,
    });
  return (
    <>
      <Button
        size="xs"
        loading={busy}
        leftSection={<IconPlayerTrackNext size={15} stroke={1.8} />}
        style={{ flex: 'none' }}
        onClick={onReplay}
      >
        Replay against the project
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={info.keptAs !== null}
        leftSection={<IconBookmark size={15} stroke={1.8} />}
        style={{ flex: 'none' }}
        onClick={keep}
      >
        {info.keptAs === null ? 'Keep in project' : 'Kept in project'}
      </Button>
      <Tooltip label="Delete this recording">
        <ActionIcon size={30} aria-label="Delete this recording" onClick={askToRemove}>
          <IconTrash size={16} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
