import { FormPage } from '../FormPage.tsx';
import { type PolicySettings, type RawManifest, useSettingsEditor } from './useSettingsEditor.ts';

interface PolicyFormProps {
  readonly raw: RawManifest;
  readonly group: PolicySettings;
}

/** One group of the project's policies. */
export function PolicyForm({ raw, group }: PolicyFormProps) {
  const { base, label, help, fields, defaults } = group;
  const editor = useSettingsEditor({ raw, base, fields, defaults });
  return <FormPage title={label} help={help} fields={fields} editor={editor} />;
}
