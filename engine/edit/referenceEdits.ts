import type { Json } from '../base/json.ts';
import { type FieldValue, fieldValues } from '../kit/forms/fieldValues.ts';
import { type State, stateData } from '../model/documents/flow.ts';

import { documentsOf } from '../model/parsedProject.ts';
import type { YamlEdit } from '../model/yaml/valueEdit.ts';
import type { Workspace } from './workspace.ts';

/**
 * The edits that change references in all states of all flows, found through the field descriptors of their kinds.
 *
 * @param replace - The new value of a field's value; undefined leaves it.
 * @returns Edits by flow; flows without any, and broken ones, are absent.
 */
export function referenceEdits(
  { parsed, registry }: Workspace,
  replace: (field: FieldValue, flow: string) => Json | undefined,
): ReadonlyMap<string, readonly YamlEdit[]> {
  const byFlow = new Map<string, readonly YamlEdit[]>();
  for (const { id, value } of documentsOf(parsed, 'flow')) {
    const edits = (value?.states ?? []).flatMap((state: State, index) => {
      const fields = registry.get(state.kind)?.fields ?? [];
      return fieldValues(fields, stateData(state)).flatMap((field): YamlEdit[] => {
        const next = replace(field, id);
        return next === undefined ? [] : [{ op: 'set', path: ['states', index, ...field.path], value: next }];
      });
    });
    if (edits.length > 0) byFlow.set(id, edits);
  }
  return byFlow;
}
