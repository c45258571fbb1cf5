import { Anchor, Stack, Text } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { useState } from 'react';
import type { Json } from '../../../engine/base/json.ts';
import type { FieldDescriptor } from '../../../engine/kit/forms/fieldDescriptor.ts';
import type { Project } from '../../../engine/model/project.ts';
import { listedPolicies } from '../../nodes/settings/escalation.ts';
import { PolicyForm } from '../../nodes/settings/PolicyForm.tsx';
import {
  changedValues,
  type PolicySettings,
  type RawManifest,
  useRawManifest,
} from '../../nodes/settings/useSettingsEditor.ts';
import { textIn } from '../../stores/texts.ts';
import { useDocument } from '../../stores/useStudio.ts';
import { countText } from '../../ui/format.ts';
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

/** A value of a policy in a few words. */
function valueText(project: Project, field: FieldDescriptor, value: Json): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (Array.isArray(value))
    return value.every((item) => typeof item === 'string')
      ? value.map((item) => textIn(project, item)).join(' · ')
      : countText(value.length, 'row');
  const text = typeof value === 'string' ? textIn(project, value) : JSON.stringify(value);
  const option = field.type === 'select' ? field.options.find((one) => one.value === value) : undefined;
  return option?.label ?? text;
}

interface ChangedPoliciesProps {
  readonly raw: RawManifest;
  readonly groups: readonly PolicySettings[];
  /** Opens a group; absent where it is open. */
  readonly onOpen?: (group: PolicySettings) => void;
}

/** The policies that a project sets to something else than the default. */
function ChangedPolicies({ raw, groups, onOpen }: ChangedPoliciesProps) {
  const project = useDocument((state) => state.project);
  if (project === null) return null;
  const changed = groups
    .map((group) => ({ group, values: changedValues(raw, group) }))
    .filter(({ values }) => values.length > 0);
  return (
    <section aria-label="Changed in this project">
      <Text component="h3" size="sm" fw={600} mb={4}>
        Changed in this project
      </Text>
      {changed.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing: {onOpen === undefined ? 'every value here' : 'every policy'} has its default.
        </Text>
      )}
      <Stack gap="sm">
        {changed.map(({ group, values }) => (
          <div key={group.label}>
            {onOpen !== undefined && (
              <Anchor component="button" size="sm" c="var(--dl-accent-text)" onClick={() => onOpen(group)}>
                {group.label}
              </Anchor>
            )}
            {values.map(({ field, value }) => (
              <Text key={field.path} size="sm" lineClamp={3}>
                <Text span inherit c="dimmed">
                  {field.label}:
                </Text>{' '}
                {valueText(project, field, value)}
              </Text>
            ))}
          </div>
        ))}
      </Stack>
    </section>
  );
}

/** The settings of the project: the list, and the form that is open. */
function SettingsView() {
  const raw = useRawManifest();
  const [open, setOpen] = useState('project');
  const group = listedPolicies.find(({ label }) => open === `policy:${label}`);
  return (
    <ListAndDetail
      list={<SettingsList open={open} onOpen={setOpen} />}
      about={
        group !== undefined ? (
          <ChangedPolicies raw={raw} groups={[group]} />
        ) : open === 'project' ? (
          <ChangedPolicies
            raw={raw}
            groups={listedPolicies}
            onOpen={({ label }) => setOpen(`policy:${label}`)}
          />
        ) : undefined
      }
    >
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
