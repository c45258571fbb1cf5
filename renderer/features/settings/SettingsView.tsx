import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconAdjustments, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { policyGroups, type RawManifest, useRawManifest } from '../../nodes/settings/useSettingsEditor.tsx';
import { addNamedSlot } from '../../stores/projectEdits.ts';
import { useStudio } from '../../stores/useStudio.ts';
import { List, ListAndDetail, ListItem, ListPanel, PanelHeader } from '../../ui/ListPanel.tsx';
import type { MainViewDefinition } from '../../ui/panelDefinition.ts';
import { NameField } from '../../ui/TextFields.tsx';
import { EncoderForm } from './EncoderForm.tsx';
import { PolicyForm, ProjectForm, SlotForm } from './SettingsForm.tsx';

interface SettingsListProps {
  readonly raw: RawManifest;
  /** `project`, `encoder`, `policy:<label>` or `slot:<name>`. */
  readonly open: string;
  readonly onOpen: (item: string) => void;
}

/** What can be set: the project, each group of policies, each slot. */
function SettingsList({ raw, open, onOpen }: SettingsListProps) {
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

/** The settings of the project: a list of what there is, and the form of what is chosen. */
function SettingsView() {
  const raw = useRawManifest();
  const [open, setOpen] = useState('project');
  const slot = /^slot:(.*)$/.exec(open)?.[1];
  const group = policyGroups.find(({ label }) => open === `policy:${label}`);
  return (
    <ListAndDetail list={<SettingsList raw={raw} open={open} onOpen={setOpen} />}>
      {group !== undefined ? (
        <PolicyForm key={open} raw={raw} group={group} />
      ) : slot !== undefined && raw.slots[slot] !== undefined ? (
        <SlotForm key={open} raw={raw} slot={slot} />
      ) : open === 'encoder' ? (
        <EncoderForm raw={raw} />
      ) : (
        <ProjectForm raw={raw} />
      )}
    </ListAndDetail>
  );
}

/** What holds for the whole project: its slots and its policies. */
export const settingsView: MainViewDefinition = {
  id: 'settings',
  label: 'Settings',
  icon: IconAdjustments,
  component: SettingsView,
};
