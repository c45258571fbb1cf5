// Where things of a project are used.

import type { Json } from '../../engine/base/json.ts';
import { fieldValues } from '../../engine/kit/forms/fieldValues.ts';
import { stateData } from '../../engine/model/documents/flow.ts';
import type { Project } from '../../engine/model/project.ts';
import { nodeRegistry } from '../../engine/nodes/index.ts';
import type { Studio } from './studio.ts';
import type { ListView } from './view/viewState.ts';

/** Something that other parts of a project refer to. */
export interface UsedThing {
  readonly type: 'slot' | 'entity' | 'intent' | 'action' | 'flow' | 'variable' | 'secret';
  readonly id: string;
}

/** A place that uses something. */
export interface Use {
  /** Distinguishes the places of one thing. */
  readonly key: string;
  /** `Returns › Ask for the order`, `Action Order status`. */
  readonly label: string;
  readonly open: (studio: Studio) => void;
}

/** Something that a view lists, as a link to its form. */
export function placeInList(view: ListView, id: string, label: string): Use {
  return { key: `${view}:${id}`, label, open: (studio) => studio.view.getState().openItem(view, id) };
}

const known = new WeakMap<Project, Map<string, readonly Use[]>>();

/** The places that use a thing, in the order of the project. Computed once for each state of the project. */
export function usesOf(project: Project, thing: UsedThing): readonly Use[] {
  const uses = known.get(project) ?? new Map<string, readonly Use[]>();
  known.set(project, uses);
  const key = `${thing.type}:${thing.id}`;
  const found = uses.get(key) ?? findUses(project, thing);
  uses.set(key, found);
  return found;
}

function findUses(project: Project, thing: UsedThing): readonly Use[] {
  return [
    ...usesInFlows(project, thing),
    ...usesInActions(project, thing),
    ...usesInSlots(project, thing),
    ...usesInSettings(project, thing),
  ];
}

function usesInFlows({ flows, locales }: Project, { type, id }: UsedThing): readonly Use[] {
  // Expressions and messages name slots and results in their text.
  const words = { slot: `slots.${id}`, action: `vars.${id}` } as const;
  const mention = type === 'slot' || type === 'action' ? mentions(words[type]) : () => false;
  const texts = (value: string): readonly Json[] =>
    value.startsWith('$')
      ? Object.values(locales).map((locale) => (locale[value.slice(1)] ?? '') as Json)
      : [];
  return Object.values(flows).flatMap((flow): Use[] => {
    const open = (studio: Studio) => studio.view.getState().openFlow(flow.id);
    const own = type === 'intent' && flow.triggers.includes(id);
    const owned = type === 'slot' && flow.owns?.includes(id) === true;
    const states = flow.states.filter((state) =>
      fieldValues(nodeRegistry.get(state.kind)?.fields ?? [], stateData(state)).some(
        (field) =>
          (field.type === type && field.value === id) ||
          (typeof field.value === 'string' && [field.value, ...texts(field.value)].some(mention)),
      ),
    );
    return [
      ...(own ? [{ key: `trigger:${flow.id}`, label: `Starts ${flow.name}`, open }] : []),
      ...(owned ? [{ key: `owns:${flow.id}`, label: `Owned by ${flow.name}`, open }] : []),
      ...states.map((state) => ({
        key: `state:${flow.id}/${state.id}`,
        label: `${flow.name} › ${state.name ?? state.id}`,
        open: (studio: Studio) => studio.view.getState().revealState(flow.id, state.id),
      })),
    ];
  });
}

function usesInActions({ actions }: Project, { type, id }: UsedThing): readonly Use[] {
  return Object.values(actions)
    .filter((action) => {
      if (type === 'variable') return mentions(`env.${id}`)({ ...action.request, auth: action.auth } as Json);
      if (type === 'secret') return action.auth?.secret === id;
      if (type === 'slot')
        return action.verified?.slots.includes(id) === true || action.verifies?.slots.includes(id) === true;
      return type === 'flow' && action.verified?.flow === id;
    })
    .map((action) => placeInList('actions', action.id, `Action ${action.name}`));
}

function usesInSlots({ manifest }: Project, { type, id }: UsedThing): readonly Use[] {
  if (type !== 'entity') return [];
  return Object.entries(manifest.slots)
    .filter(([, { entity }]) => entity === id)
    .map(([slot]) => placeInList('slots', slot, `Slot ${slot}`));
}

function usesInSettings({ manifest }: Project, { type, id }: UsedThing): readonly Use[] {
  const { encoder } = manifest;
  const use =
    type === 'flow' && manifest.entryFlow === id
      ? 'Entry flow'
      : type === 'secret' && encoder.type === 'openai' && encoder.apiKey === id
        ? 'Encoder'
        : undefined;
  if (use === undefined) return [];
  return [{ key: 'settings', label: use, open: (studio) => studio.view.getState().showMainView('settings') }];
}

/** Whether a name such as `env.SHOP_API_URL` occurs in a value, as a whole. */
function mentions(name: string): (value: Json) => boolean {
  const word = new RegExp(`(?<![\\w.])${name.replaceAll('.', '\\s*\\.\\s*')}(?![\\w])`);
  return (value) => word.test(typeof value === 'string' ? value : JSON.stringify(value ?? null));
}
