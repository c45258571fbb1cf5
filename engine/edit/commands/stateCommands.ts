// Commands on states of a flow.

import { z } from 'zod';
import type { Json } from '../../base/json.ts';
import { type State, state } from '../../model/documents/flow.ts';
import { locale } from '../../model/documents/locale.ts';
import { identifier, languageTag } from '../../model/identifier.ts';
import { json, jsonObject } from '../../model/jsonSchema.ts';
import { findDocument } from '../../model/parsedProject.ts';
import type { YamlEdit } from '../../model/yaml/valueEdit.ts';
import { type CommandOutcome, defineCommand, point, port, valuePath } from '../defineCommand.ts';
import {
  editDocument,
  editLayout,
  flowOf,
  type Places,
  setOrDelete,
  stateKeyOrder,
  stateOf,
  wholeDocument,
} from '../documentEdits.ts';
import { editErrors } from '../errors.ts';
import { freeId } from '../freeId.ts';
import { referenceEdits } from '../referenceEdits.ts';
import { copyTexts, editsOfCopies, removeUnusedTexts, type TextsByLocale } from '../stateTexts.ts';
import type { Workspace } from '../workspace.ts';
import { disconnectEdits } from './transitionCommands.ts';

/**
 * Appends copies of states to a flow. Transitions among the copied states are copied too; those to other states are
 * not, since the copy is in a new place of the conversation. Texts in locales are copied under keys of their own.
 *
 * @param copied.offset - Added to the places of the originals.
 * @param copied.texts - Texts that came with the states, for keys that the project no longer has.
 */
function addCopiesOfStates(
  workspace: Workspace,
  copied: {
    readonly flow: string;
    readonly states: readonly State[];
    readonly places: Places;
    readonly offset: { readonly x: number; readonly y: number };
    readonly texts?: TextsByLocale;
  },
): CommandOutcome {
  const { flow, states, places, offset } = copied;
  const own = copyTexts(workspace, states, copied.texts);
  const target = flowOf(workspace, flow);
  const taken = new Set(target.states.map(({ id }) => id));
  const ids = new Map<string, string>();
  for (const { id } of states) {
    const copy = freeId(taken, id);
    taken.add(copy);
    ids.set(id, copy);
  }
  const edits = states.map((state, n): YamlEdit => {
    const on = Object.entries(state.on).flatMap(([outcome, to]): [string, string][] => {
      const copy = ids.get(to);
      return copy === undefined ? [] : [[outcome, copy]];
    });
    const { on: _, ...rest } = state;
    const value = {
      ...rest,
      id: ids.get(state.id),
      ...(on.length === 0 ? {} : { on: Object.fromEntries(on) }),
    };
    return { op: 'insert', path: ['states'], index: target.states.length + n, value: value as Json };
  });
  const copies = Object.entries(places).flatMap(([id, { x, y }]): [string, { x: number; y: number }][] => {
    const copy = ids.get(id);
    return copy === undefined ? [] : [[copy, { x: x + offset.x, y: y + offset.y }]];
  });
  return {
    texts: {
      ...editDocument(workspace, 'flow', flow, [
        ...edits,
        ...editsOfCopies(own.edits, (n) => target.states.length + n),
      ]),
      ...editLayout(workspace, flow, (known) => ({ ...known, ...Object.fromEntries(copies) })),
      ...own.texts,
    },
    created: [...ids.values()],
  };
}

/**
 * Adds a state of a kind at a place. In the file it follows the state it is connected from; otherwise it comes last.
 */
export const addStateCommand = defineCommand({
  id: 'state.add',
  label: 'Add state',
  params: z.strictObject({
    flow: identifier,
    kind: z.string().min(1),
    at: point,
    /** Generated from the kind when absent. */
    id: identifier.optional(),
    name: z.string().optional(),
    /** The kind's defaults when absent. */
    data: jsonObject.optional(),
    /** Connects this outcome to the new state. */
    from: port.optional(),
  }),
  apply: (workspace, { flow, kind, at, id: wanted, name, data, from }) => {
    const definition = workspace.registry.get(kind);
    if (definition === undefined) throw editErrors.EDIT_NOT_FOUND({ what: 'node kind', id: kind });
    const { states } = flowOf(workspace, flow);
    const taken = states.map((state) => state.id);
    if (wanted !== undefined && taken.includes(wanted))
      throw editErrors.EDIT_EXISTS({ what: 'state', id: wanted });
    const id = wanted ?? freeId(taken, kind);
    const source = from === undefined ? undefined : stateOf(workspace, flow, from.state);
    const value: Json = { id, kind, ...(name ? { name } : {}), ...(data ?? definition.defaults) };
    const index = source === undefined ? states.length : source.index + 1;
    const edits: YamlEdit[] = [{ op: 'insert', path: ['states'], index, value }];
    if (source !== undefined && from !== undefined) {
      edits.push({ op: 'set', path: ['states', source.index, 'on', from.outcome], value: id });
    }
    return {
      texts: {
        ...editDocument(workspace, 'flow', flow, edits),
        ...editLayout(workspace, flow, (places) => ({ ...places, [id]: at })),
      },
      created: [id],
    };
  },
});

/** Copies states within a flow. See `addCopiesOfStates`. */
export const duplicateStatesCommand = defineCommand({
  id: 'state.duplicate',
  label: ({ states }) => (states.length === 1 ? 'Duplicate state' : `Duplicate ${states.length} states`),
  params: z.strictObject({
    flow: identifier,
    states: z.array(z.string()).min(1),
    offset: point.default({ x: 40, y: 60 }),
  }),
  apply: (workspace, { flow, states: ids, offset }) => {
    for (const id of ids) stateOf(workspace, flow, id);
    const states = flowOf(workspace, flow).states.filter(({ id }) => ids.includes(id));
    const places = findDocument(workspace.parsed, 'layout', flow)?.value?.states ?? {};
    return addCopiesOfStates(workspace, { flow, states, places, offset });
  },
});

/** Pastes states copied from this or another flow, with new ids. See `addCopiesOfStates`. */
export const pasteStatesCommand = defineCommand({
  id: 'state.paste',
  label: 'Paste',
  params: z.strictObject({
    flow: identifier,
    states: z.array(state).min(1),
    /** Places of the copied states; those without a place get none. */
    places: z.record(z.string(), point).default({}),
    offset: point.default({ x: 40, y: 60 }),
    /** The texts of the copied states by language: their keys may be gone since they were copied. */
    texts: z.record(languageTag, locale).default({}),
  }),
  apply: addCopiesOfStates,
});

/** Deletes states, the transitions to them, their places, and their texts in locales that nothing else says. */
export const deleteStatesCommand = defineCommand({
  id: 'state.delete',
  label: ({ states }) => (states.length === 1 ? 'Delete state' : `Delete ${states.length} states`),
  params: z.strictObject({ flow: identifier, states: z.array(z.string()).min(1) }),
  apply: (workspace, { flow, states }) => {
    const gone = new Set(states);
    for (const id of gone) stateOf(workspace, flow, id);
    const value = flowOf(workspace, flow);
    const edits: YamlEdit[] = value.states.flatMap((state, index) => {
      if (gone.has(state.id)) return [];
      const outcomes = Object.keys(state.on).filter((outcome) => gone.has(state.on[outcome] ?? ''));
      return disconnectEdits(state, index, outcomes);
    });
    for (const [index, { id }] of [...value.states.entries()].toReversed()) {
      if (gone.has(id)) edits.push({ op: 'delete', path: ['states', index] });
    }
    const layout = editLayout(workspace, flow, (places) =>
      Object.fromEntries(Object.entries(places).filter(([id]) => !gone.has(id))),
    );
    const texts = { ...editDocument(workspace, 'flow', flow, edits), ...layout };
    const deleted = value.states.filter(({ id }) => gone.has(id));
    return { texts: { ...texts, ...removeUnusedTexts(workspace, deleted, texts) } };
  },
});

/**
 * Moves states on the canvas. A drag of any number of states is one command; moving states to the pixel where they
 * already are changes nothing.
 */
export const moveStatesCommand = defineCommand({
  id: 'state.move',
  label: 'Move',
  params: z.strictObject({ flow: identifier, places: z.record(identifier, point) }),
  apply: (workspace, { flow, places }) => {
    for (const id of Object.keys(places)) stateOf(workspace, flow, id);
    // A missing layout is created; a broken one must be fixed first, since nothing else is edited here.
    if (findDocument(workspace.parsed, 'layout', flow) !== undefined)
      wholeDocument(workspace, 'layout', flow);
    const isSame = (known: Readonly<Record<string, { readonly x: number; readonly y: number }>>) =>
      Object.entries(places).every(
        ([id, { x, y }]) => known[id]?.x === Math.round(x) && known[id].y === Math.round(y),
      );
    return {
      texts: editLayout(workspace, flow, (known) => (isSame(known) ? known : { ...known, ...places })),
    };
  },
});

/** Changes the id of a state: transitions, its place, and jumps from other flows follow. */
export const changeStateIdCommand = defineCommand({
  id: 'state.changeId',
  label: 'Change state id',
  params: z.strictObject({ flow: identifier, state: z.string(), id: identifier }),
  apply: (workspace, { flow, state, id }) => {
    const { index } = stateOf(workspace, flow, state);
    if (id === state) return { texts: {} };
    const { states } = flowOf(workspace, flow);
    if (states.some((other) => other.id === id)) throw editErrors.EDIT_EXISTS({ what: 'state', id });
    const edits: YamlEdit[] = [{ op: 'set', path: ['states', index, 'id'], value: id }];
    for (const [at, { on }] of states.entries()) {
      for (const [outcome, target] of Object.entries(on)) {
        if (target === state) edits.push({ op: 'set', path: ['states', at, 'on', outcome], value: id });
      }
    }
    const references = referenceEdits(workspace, (field, inFlow) =>
      field.type === 'state' && field.value === state && (field.flow || inFlow) === flow ? id : undefined,
    );
    const texts = Object.assign(
      {},
      ...[...references]
        .filter(([other]) => other !== flow)
        .map(([other, found]) => editDocument(workspace, 'flow', other, found)),
    );
    const layout = editLayout(workspace, flow, (places) => {
      const { [state]: place, ...others } = places;
      return place === undefined ? places : { ...others, [id]: place };
    });
    const own = editDocument(workspace, 'flow', flow, [...edits, ...(references.get(flow) ?? [])]);
    return { texts: { ...texts, ...own, ...layout }, created: [id] };
  },
});

/** Sets the display name of a state; without one, its id is shown. */
export const renameStateCommand = defineCommand({
  id: 'state.rename',
  label: 'Rename state',
  params: z.strictObject({ flow: identifier, state: z.string(), name: z.string() }),
  mergeKey: ({ flow, state }) => `${flow}/${state}`,
  apply: (workspace, { flow, state, name }) => {
    const { index } = stateOf(workspace, flow, state);
    const edit = setOrDelete(['states', index, 'name'], name.trim() === '' ? undefined : name, stateKeyOrder);
    return { texts: editDocument(workspace, 'flow', flow, [edit]) };
  },
});

const structure = ['id', 'kind', 'on'];

/** Sets a value in a state's data, or its name or note. Without a value, the field is removed. */
export const setStateFieldCommand = defineCommand({
  id: 'state.setField',
  label: 'Edit state',
  params: z.strictObject({
    flow: identifier,
    state: z.string(),
    /** Id, kind and transitions have commands of their own. */
    path: valuePath.refine(([key]) => !structure.includes(String(key)), {
      error: `must not start with ${structure.join(', ')}`,
    }),
    value: json.optional(),
  }),
  mergeKey: ({ flow, state, path }) => `${flow}/${state}/${path.join('/')}`,
  apply: (workspace, { flow, state, path, value }) => {
    const { index } = stateOf(workspace, flow, state);
    return {
      texts: editDocument(workspace, 'flow', flow, [
        setOrDelete(['states', index, ...path], value, stateKeyOrder),
      ]),
    };
  },
});
