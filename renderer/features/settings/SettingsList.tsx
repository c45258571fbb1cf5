import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { policyGroups } from '../../nodes/settings/policyGroups.ts';
import type { RawManifest } from '../../nodes/settings/useRawManifest.ts';
import { addNamedSlot } from '../../stores/projectEdits.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { List } from '../../ui/List.tsx';
import { ListItem } from '../../ui/ListItem.tsx';
import { ListPanel } from '../../ui/ListPanel.tsx';
import { NameField } from '../../ui/NameField.tsx';
import { PanelHeader } from '../../ui/PanelHeader.tsx';

interface SettingsListProps {
  readonly raw: RawManifest;
  /** `project`, `encoder`, `policy:<label>` or `slot:<name>`. */
  readonly open: string;
  readonly onOpen: (item: string) => void;
}

/** What can be set: the project, each group of policies, each slot. */
export function SettingsList({ raw, open, onOpen }: SettingsListProps) {
  const studio = useStudio();
  const [adding, setAdding] = useState(false);
  const slots = Object.keys(raw.slots);
  const item = (id: string, label: string, hint = '') => (
    <ListItem key={id} open={id === open} onOpen={() => onOpen(id)}>
      <Text size="sm" truncate flex={1}>
        {label}
      </Text>
      <Text size="xs" c="dimmed">
        {hint}
      </Text>
    </ListItem>
  );
  return (
    <ListPanel label="Settings">
      <List>
        {item('project', 'Project')}
        {item('encoder', 'Encoder')}
      </List>
      <PanelHeader title="Policies" />
      <List>{policyGroups.map(({ label }) => item(`policy:${label}`, label))}</List>
      <PanelHeader title="Slots">
        <Tooltip label="Add a slot">
          <ActionIcon size={26} aria-label="Add a slot" onClick={() => setAdding(true)}>
            <IconPlus size={16} stroke={1.8} />
          </ActionIcon>
        </Tooltip>
      </PanelHeader>
      {adding && (
        <NameField
          label="Name of the new slot"
          onClose={(name) => {
            setAdding(false);
            if (name === null) return;
            onOpen(`slot:${addNamedSlot(studio, name)}`);
          }}
        />
      )}
      <List>{slots.map((slot) => item(`slot:${slot}`, slot, String(raw.slots[slot]?.type ?? '')))}</List>
      {slots.length === 0 && !adding && (
        <Text size="xs" c="dimmed" px={8}>
          No slots yet. A slot is a typed value that a conversation collects.
        </Text>
      )}
    </ListPanel>
  );
}
