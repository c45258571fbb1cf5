import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Intent } from '../../../engine/model/intent.ts';
import { addIntent } from '../../stores/intentEdits.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { List } from '../../ui/List.tsx';
import { ListItem } from '../../ui/ListItem.tsx';
import { ListPanel } from '../../ui/ListPanel.tsx';
import { NameField } from '../../ui/NameField.tsx';
import { PanelHeader } from '../../ui/PanelHeader.tsx';
import { SearchField } from '../../ui/SearchField.tsx';

interface IntentListProps {
  readonly intents: Readonly<Record<string, Intent>>;
  readonly open: string | null;
  /** The name of a new intent is being typed. */
  readonly adding: boolean;
  readonly onAdding: (adding: boolean) => void;
  readonly onOpen: (id: string) => void;
}

/** All intents by name, searchable, with the number of their utterances. */
export function IntentList({ intents, open, adding, onAdding, onOpen }: IntentListProps) {
  const studio = useStudio();
  const [search, setSearch] = useState('');
  const words = search.trim().toLowerCase();
  const shown = Object.values(intents)
    .filter(({ id, name }) => `${name} ${id}`.toLowerCase().includes(words))
    .sort((a, b) => a.name.localeCompare(b.name));
  return (
    <ListPanel
      label="Intents"
      header={
        <>
          <PanelHeader title="Intents">
            <Tooltip label="Add an intent">
              <ActionIcon size={26} aria-label="Add an intent" onClick={() => onAdding(true)}>
                <IconPlus size={16} stroke={1.8} />
              </ActionIcon>
            </Tooltip>
          </PanelHeader>
          <SearchField label="Search intents" value={search} onChange={setSearch} />
        </>
      }
    >
      {adding && (
        <NameField
          label="Name of the new intent"
          onClose={(name) => {
            onAdding(false);
            const id = name === null ? undefined : addIntent(studio, name);
            if (id !== undefined) onOpen(id);
          }}
        />
      )}
      <List>
        {shown.map(({ id, name, utterances }) => (
          <ListItem key={id} open={id === open} onOpen={() => onOpen(id)}>
            <Text size="sm" truncate flex={1}>
              {name}
            </Text>
            <Text size="xs" c="dimmed" title="Utterances">
              {utterances.length}
            </Text>
          </ListItem>
        ))}
      </List>
      {shown.length === 0 && !adding && (
        <Text size="xs" c="dimmed" px={8}>
          {words === '' ? 'No intents yet.' : 'No intent has these words.'}
        </Text>
      )}
    </ListPanel>
  );
}
