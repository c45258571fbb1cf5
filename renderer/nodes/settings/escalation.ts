// The settings of escalation, which has a view of its own: what concerns all handovers, its rules, and where a project
// hands over.

import type { Json, JsonObject } from '../../../engine/base/json.ts';
import { noMatchOutcome } from '../../../engine/kit/defineNode.ts';
import type { FieldDescriptor } from '../../../engine/kit/forms/fieldDescriptor.ts';
import { escalationGroup } from '../../../engine/kit/forms/policies/escalationPolicies.ts';
import { type State, stateData } from '../../../engine/model/documents/flow.ts';
import type { Project } from '../../../engine/model/project.ts';
import { isJsonArray } from '../../../engine/model/yaml/deepEqual.ts';
import { placeInList, type Use } from '../../stores/uses.ts';
import { describeState, type StateView } from '../describeState.ts';
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

/** The rule at a place of the list, as a link to its form. */
export function rulePlace({ manifest }: Project, index: number): Use {
  return placeInList(
    'escalation',
    String(index),
    `Rule ${manifest.policies.escalation.rules[index]?.id ?? index + 1}`,
  );
}

/** The states of a project that fit, as links to their cards. */
function statesThat(project: Project, fits: (view: StateView, state: State) => boolean): readonly Use[] {
  return Object.values(project.flows).flatMap((flow) =>
    flow.states
      .filter((state) => fits(describeState(state), state))
      .map((state) => ({
        key: `state:${flow.id}/${state.id}`,
        label: `${flow.name} › ${describeState(state).title}`,
        open: ({ view }) => view.getState().revealState(flow.id, state.id),
      })),
  );
}

function queueOf(state: State): string | undefined {
  const { queue } = stateData(state);
  return typeof queue === 'string' && queue !== '' ? queue : undefined;
}

/** What hands over, by the queue that gets it: states, rules and policies. */
export function placesByQueue(project: Project): ReadonlyMap<string, readonly Use[]> {
  const { escalation, safety } = project.manifest.policies;
  const queues = new Map<string, Use[]>();
  const add = (queue: string | undefined, ...places: readonly Use[]) => {
    const name = queue ?? escalation.queue;
    queues.set(name, [...(queues.get(name) ?? []), ...places]);
  };
  escalation.rules.forEach(({ queue }, index) => {
    add(queue, rulePlace(project, index));
  });
  for (const { path, label } of policiesThatHandOver) {
    if (path === 'safety' && safety.enabled) add(safety.queue, placeInList('escalation', path, label));
    if (path !== 'safety') add(undefined, placeInList('escalation', path, label));
  }
  const states = Object.values(project.flows).flatMap(({ states: own }) => own);
  const named = new Set(states.map(queueOf).filter((queue) => queue !== undefined));
  for (const queue of [undefined, ...named]) {
    const places = statesThat(
      project,
      ({ leadsTo }, state) => leadsTo?.type === 'handoff' && queueOf(state) === queue,
    );
    if (places.length > 0) add(queue, ...places);
  }
  return queues;
}

/** The states that wait for an answer and leave messages that they do not understand to the policy, or do not. */
export function statesByNoMatch(project: Project): {
  readonly policy: readonly Use[];
  readonly own: readonly Use[];
} {
  const port = ({ ports }: StateView) => ports.find(({ id }) => id === noMatchOutcome.id);
  return {
    policy: statesThat(project, (view) => port(view)?.target === null),
    own: statesThat(project, (view) => typeof port(view)?.target === 'string'),
  };
}
