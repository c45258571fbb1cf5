import { Text } from '@mantine/core';
import { useState } from 'react';
import type { RecordingInfo } from '../../../engine/contract/methods/recordingMethods.ts';
import { List } from '../../ui/List.tsx';
import { ListPanel } from '../../ui/ListPanel.tsx';
import { PanelHeader } from '../../ui/PanelHeader.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { RecordingItem } from './RecordingItem.tsx';

interface RecordingListProps {
  /** Newest first. */
  readonly recordings: readonly RecordingInfo[];
  readonly open: string | null;
  readonly onOpen: (id: string) => void;
}

/** The recordings, newest first, searchable by their first words. */
export function RecordingList({ recordings, open, onOpen }: RecordingListProps) {
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
          No recording has these words.
        </Text>
      )}
    </ListPanel>
  );
}
