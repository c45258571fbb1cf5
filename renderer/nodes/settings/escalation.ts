// The settings of escalation, which has a view of its own: what concerns all handovers, and its rules.

import type { Json, JsonObject } from '../../../engine/base/json.ts';
import type { FieldDescriptor } from '../../../engine/kit/forms/fieldDescriptor.ts';
import { escalationGroup } from '../../../engine/kit/forms/policies/escalationPolicies.ts';
import { isJsonArray } from '../../../engine/model/yaml/deepEqual.ts';
import { type FieldEditor, type FieldOfType, type FieldPath, nextItem } from '../FieldEditor.ts';
import { writtenMap } from './useDocumentEditor.tsx';
import {
  type PolicySettings,
  policyGroups,
  type RawManifest,
  useSettingsEditor,
} from './useSettingsEditor.ts';

const isRules = (field: FieldDescriptor): field is FieldOfType<'objects'> => field.type === 'objects';
const [rulesField] = escalationGroup.fields.filter(isRules);
const settings = policyGroups.find(({ path }) => path === escalationGroup.path);
if (rulesField === undefined || settings === undefined) throw new Error('Escalation has no rules');

/** What is the same for all handovers. */
export const handoverSettings: PolicySettings = {
  ...settings,
  label: 'Handing over',
  help: 'How conversations are handed over to agents, unless a rule or a state says otherwise.',
  fields: escalationGroup.fields.filter((field) => !isRules(field)),
};

/** The policies that the settings list. */
export const listedPolicies: readonly PolicySettings[] = policyGroups.filter((group) => group !== settings);

/** The policies besides the rules that hand over, in every project. */
export const policiesThatHandOver: readonly PolicySettings[] = listedPolicies.filter(({ path }) =>
  ['noMatch', 'loopGuard', 'safety'].includes(path),
);

/** The fields of one rule. */
export const ruleFields = rulesField.fields;

/** The name of what makes a rule fire. */
export function triggerName(type: Json | undefined): string {
  const field = ruleFields.find(({ path }) => path === 'type');
  const options = field?.type === 'select' ? field.options : [];
  return options.find(({ value }) => value === type)?.label ?? String(type ?? '');
}

/** The rules of the project, in the order in which they are checked, and their edits. */
export interface EscalationRules {
  readonly rules: readonly JsonObject[];
  /** What edits the rule at a place, with paths within it. */
  readonly editorOf: (index: number) => FieldEditor;
  /** Adds a rule at the end. */
  readonly add: () => void;
  readonly remove: (index: number) => void;
  readonly move: (from: number, to: number) => void;
}

const list: FieldPath = ['rules'];
const fields = [rulesField];
const create = (rules: readonly JsonObject[]) => nextItem(rulesField, rules);

/** Connects the rules to the manifest. */
export function useEscalationRules(raw: RawManifest): EscalationRules {
  const { base, defaults } = handoverSettings;
  const editor = useSettingsEditor({ raw, base, fields, defaults });
  const { lists } = editor;
  const written = editor.data.rules;
  const rules = (written !== undefined && isJsonArray(written) ? written : []).map(writtenMap);
  return {
    rules,
    editorOf: (index) => {
      const at = (path: FieldPath): FieldPath => [...list, index, ...path];
      return {
        ...editor,
        data: rules[index] ?? {},
        fallback: (path) => editor.fallback(at(path)),
        set: (path, value) => editor.set(at(path), value),
        problem: (path) => editor.problem(at(path)),
        ...(lists && {
          lists: {
            append: (path, value) => lists.append(at(path), value),
            remove: (path, outcome) => lists.remove(at(path), outcome),
            move: (path, from, to) => lists.move(at(path), from, to),
            renameOutcome: (path, from, to) => lists.renameOutcome(at(path), from, to),
          },
        }),
      };
    },
    add: () => lists?.append(list, create(rules)),
    remove: (index) => lists?.remove([...list, index]),
    move: (from, to) => lists?.move(list, from, to),
  };
}
