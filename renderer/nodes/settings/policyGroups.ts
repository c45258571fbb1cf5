import type { JsonObject } from '../../../engine/base/json.ts';
import { policyForm } from '../../../engine/kit/policyForm/policyForm.ts';
import type { PolicyGroup } from '../../../engine/kit/policyForm/policyGroup.ts';
import { policies } from '../../../engine/model/policies.ts';
import { isJsonObject } from '../../../engine/model/yaml/deepEqual.ts';
import { valueAt } from '../../../engine/model/yaml/valueEdit.ts';

/** A part of the policies as a form, and where it stands in the manifest. */
export interface PolicySettings extends PolicyGroup {
  readonly base: readonly string[];
  /** What its fields are when the file does not say them. */
  readonly defaults: JsonObject;
}

const allDefaults = JSON.parse(JSON.stringify(policies.parse({}))) as JsonObject;

/** All policies, in the order in which they are shown. */
export const policyGroups: readonly PolicySettings[] = policyForm.map((group) => {
  const own = group.path === '' ? allDefaults : valueAt(allDefaults, [group.path]);
  const base = group.path === '' ? ['policies'] : ['policies', group.path];
  return { ...group, base, defaults: isJsonObject(own) ? own : {} };
});
