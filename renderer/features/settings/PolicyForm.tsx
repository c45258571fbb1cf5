import type { PolicySettings } from '../../nodes/settings/policyGroups.ts';
import type { RawManifest } from '../../nodes/settings/useRawManifest.ts';
import { useSettingsEditor } from '../../nodes/settings/useSettingsEditor.tsx';
import { SettingsForm } from './SettingsForm.tsx';

interface PolicyFormProps {
  readonly raw: RawManifest;
  readonly group: PolicySettings;
}

/** One group of the project's policies. */
export function PolicyForm({ raw, group }: PolicyFormProps) {
  const { base, label, help, fields, defaults } = group;
  const editor = useSettingsEditor({ raw, base, fields, defaults });
  return <SettingsForm title={label} help={help} fields={fields} editor={editor} />;
}
