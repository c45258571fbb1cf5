import { useState } from 'react';
import { policyGroups } from '../../nodes/settings/policyGroups.ts';
import { useRawManifest } from '../../nodes/settings/useRawManifest.ts';
import { ListAndDetail } from '../../ui/ListAndDetail.tsx';
import { PolicyForm } from './PolicyForm.tsx';
import { ProjectForm } from './ProjectForm.tsx';
import { SettingsList } from './SettingsList.tsx';
import { SlotForm } from './SlotForm.tsx';

/** The settings of the project: a list of what there is, and the form of what is chosen. */
export function SettingsView() {
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
      ) : (
        <ProjectForm raw={raw} />
      )}
    </ListAndDetail>
  );
}
