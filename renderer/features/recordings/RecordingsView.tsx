import { Button, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconBookmarkFilled, IconHistory, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import type { RecordingInfo } from '../../../engine/contract/methods/recordingMethods.ts';
import { useCommand, useDocument, useRequest } from '../../stores/useStudio.ts';
import { ToneBadge } from '../../ui/Facts.tsx';
import { List, ListPanel, PanelHeader } from '../../ui/ListPanel.tsx';
import type { MainViewDefinition } from '../../ui/panelDefinition.ts';
import { EmptyMessage, ErrorMessage, LoadingPanel } from '../../ui/StatusMessages.tsx';
import { SearchField } from '../../ui/TextFields.tsx';
import { RecordingDetail } from './RecordingDetail.tsx';
import classes from './RecordingsView.module.css';
import { turnCount } from './ReplayResult.tsx';

/** Shown before the first conversation. */
function NoRecordings() {
  const simulate = useCommand('run.simulate');
  return (
    <EmptyMessage
      icon={IconHistory}
      title="No recordings yet"
      action={
        <Button size="xs" leftSection={<IconPlayerPlay size={16} stroke={1.8} />} onClick={simulate.run}>
          Open the simulator
        </Button>
      }
    >
      Every conversation in the simulator is recorded. Replay one after an edit to see whether, where and why
      it changes. Put recordings of the runtime into the project’s recordings/ folder.
    </EmptyMessage>
  );
}

const tones = { resolved: 'good', unresolved: 'neutral', escalated: 'warning' } as const;

/** How a conversation ended; "open" if it did not. */
function ResolutionBadge({ resolution }: Pick<RecordingInfo, 'resolution'>) {
  return (
    <ToneBadge tone={resolution === null ? 'neutral' : tones[resolution]}>{resolution ?? 'open'}</ToneBadge>
  );
}

interface RecordingItemProps {
  readonly info: RecordingInfo;
  readonly open: boolean;
  readonly onOpen: () => void;
}

/** A recording in the list: how it began, when, where, how long and how it ended. */
function RecordingItem({ info, open, onOpen }: RecordingItemProps) {
  const { header, preview, turns, resolution, keptAs } = info;
  const when = new Date(header.startedAt).toLocaleString(undefined, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return (
    <li>
      <UnstyledButton className={classes.item} aria-current={open ? 'true' : undefined} onClick={onOpen}>
        <div className={classes.line}>
          <Text size="sm" fw={500} truncate flex={1}>
            {preview === '' ? 'No messages' : preview}
          </Text>
          {keptAs !== null && (
            <Tooltip label={`Kept as ${keptAs}`}>
              <IconBookmarkFilled
                size={14}
                color="var(--dl-accent-text)"
                role="img"
                aria-label="Kept in the project"
              />
            </Tooltip>
          )}
        </div>
        <div className={classes.line}>
          <Text size="xs" c="dimmed" truncate flex={1}>
            {when}
          </Text>
          <ResolutionBadge resolution={resolution} />
        </div>
        <Text size="xs" c="dimmed" truncate>
          {header.source} · {turnCount(turns)}
        </Text>
      </UnstyledButton>
    </li>
  );
}

interface RecordingListProps {
  /** Newest first. */
  readonly recordings: readonly RecordingInfo[];
  readonly open: string | null;
  readonly onOpen: (id: string) => void;
}

/** The recordings, newest first, searchable by their first message. */
function RecordingList({ recordings, open, onOpen }: RecordingListProps) {
  const [search, setSearch] = useState('');
  const words = search.trim().toLowerCase();
  const shown = recordings.filter(({ preview, header, resolution }) =>
    `${preview} ${header.source} ${resolution ?? 'open'}`.toLowerCase().includes(words),
  );
  return (
    <ListPanel
      label="Recordings"
      wide
      header={
        <>
          <PanelHeader title={`Recordings (${recordings.length})`} />
          <SearchField label="Search recordings" value={search} onChange={setSearch} />
        </>
      }
    >
      <List>
        {shown.map((info) => (
          <RecordingItem
            key={info.header.id}
            info={info}
            open={info.header.id === open}
            onOpen={() => onOpen(info.header.id)}
          />
        ))}
      </List>
      {shown.length === 0 && (
        <Text size="xs" c="dimmed" px={8}>
          No matching recordings.
        </Text>
      )}
    </ListPanel>
  );
}

/** The recordings of the project and the one that is open. */
function RecordingsView() {
  const projectId = useDocument(({ opened }) => opened?.id ?? '');
  const { data, error, reload } = useRequest('recordings.list', { projectId });
  const [chosen, setChosen] = useState<string | null>(null);
  if (error !== null) {
    return (
      <div className={classes.message}>
        <ErrorMessage error={error} onRetry={reload} />
      </div>
    );
  }
  if (data === null) return <LoadingPanel label="Reading the recordings" />;
  if (data.length === 0) return <NoRecordings />;
  const open = data.find(({ header }) => header.id === chosen) ?? data[0];
  return (
    <div className={classes.view}>
      <RecordingList recordings={data} open={open?.header.id ?? null} onOpen={setChosen} />
      <div className={classes.detail}>
        {open !== undefined && (
          <RecordingDetail key={open.header.id} info={open} projectId={projectId} onChanged={reload} />
        )}
      </div>
    </div>
  );
}

/** Recorded conversations, to read and to replay against the current project. */
export const recordingsView: MainViewDefinition = {
  id: 'recordings',
  label: 'Recordings',
  icon: IconHistory,
  group: 'try',
  needsHost: true,
  component: RecordingsView,
};
