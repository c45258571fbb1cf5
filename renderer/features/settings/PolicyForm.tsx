import { useMemo } from 'react';
import type { JsonObject } from '../../../engine/base/json.ts';
import type { PolicyGroup } from '../../../engine/kit/policyForm/policyGroup.ts';
import { policies } from '../../../engine/model/policies.ts';
import { isJsonObject } from '../../../engine/model/yaml/deepEqual.ts';
import { valueAt } from '../../../engine/model/yaml/valueEdit.ts';
import { SettingsForm } from './SettingsForm.tsx';
import type { RawManifest } from './useRawManifest.ts';
import { useSettingsEditor } from './useSettingsEditor.tsx';

const allDefaults = JSON.parse(JSON.stringify(policies.parse({}))) as JsonObject;

interface PolicyFormProps {
  readonly raw: RawManifest;
  readonly group: PolicyGroup;
}

/** One group of the project's policies. */
export function PolicyForm({ raw, group }: PolicyFormProps) {
  const { path, label, help, fields } = group;
  const base = useMemo(() => (path === '' ? ['policies'] : ['policies', path]), [path]);
  const defaults = useMemo(() => {
    const found = path === '' ? allDefaults : valueAt(allDefaults, [path]);
    return isJsonObject(found) ? found : {};
  }, [path]);
  const editor = useSettingsEditor({ raw, base, fields, defaults });
  return <SettingsForm title={label} help={help} fields={fields} editor={editor} />;
}
