import { Text } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { useState } from 'react';
import { listedPolicies } from '../../nodes/settings/escalation.ts';
import { PolicyForm } from '../../nodes/settings/PolicyForm.tsx';
import { useRawManifest } from '../../nodes/settings/useSettingsEditor.ts';
import { List, ListAndDetail, ListItem, ListPanel, PanelHeader } from '../../ui/ListPanel.tsx';
import type { MainViewDefinition } from '../../ui/panelDefinition.ts';
import { EncoderForm } from './EncoderForm.tsx';
import { ProjectForm } from './SettingsForm.tsx';

interface SettingsListProps {
  /** `project`, `encoder` or `policy:<label>`. */
  readonly open: string;
  readonly onOpen: (item: string) => void;
}

/** The list of settings: the project, its encoder, each group of policies. */
function SettingsList({ open, onOpen }: SettingsListProps) {
  const item = (id: string, label: string) => (
    <ListItem key={id} open={id === open} onOpen={() => onOpen(id)}>
      <Text size="sm" truncate flex={1}>
        {label}
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
      <List>{listedPolicies.map(({ label }) => item(`policy:${label}`, label))}</List>
    </ListPanel>
  );
}

/** The settings of the project: the list, and the form that is open. */
function SettingsView() {
  const raw = useRawManifest();
  const [open, setOpen] = useState('project');
  const group = listedPolicies.find(({ label }) => open === `policy:${label}`);
  return (
    <ListAndDetail list={<SettingsList open={open} onOpen={setOpen} />}>
      {group !== undefined ? (
        <PolicyForm key={open} raw={raw} group={group} />
      ) : open === 'encoder' ? (
        <EncoderForm raw={raw} />
      ) : (
        <ProjectForm raw={raw} />
      )}
    </ListAndDetail>
  );
}

/** The settings of the whole project: its name and languages, its encoder, its policies. */
export const settingsView: MainViewDefinition = {
  id: 'settings',
  label: 'Settings',
  icon: IconAdjustments,
  group: 'project',
  component: SettingsView,
};
