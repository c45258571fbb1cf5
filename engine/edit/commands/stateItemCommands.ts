// Commands on items of lists in a state, with the outcomes that come of them.

import { z } from 'zod';
import { identifier } from '../../model/identifier.ts';
import { json } from '../../model/jsonSchema.ts';
import { isJsonArray } from '../../model/yaml/deepEqual.ts';
import { valueAt, type YamlEdit } from '../../model/yaml/valueEdit.ts';
import { defineCommand, valuePath } from '../defineCommand.ts';
import { editDocument, stateOf } from '../documentEdits.ts';
import { editErrors } from '../errors.ts';
import { disconnectEdits } from './transitionCommands.ts';

/** Adds an item to a list of a state's data; at its end when no index is given. */
export const insertStateItemCommand = defineCommand({
  id: 'state.insertItem',
  label: 'Add item',
  params: z.strictObject({
    flow: identifier,
    state: z.string(),
    path: valuePath,
    index: z.number().int().min(0).optional(),
    value: json,
  }),
  apply: (workspace, { flow, state, path, index, value }) => {
    const found = stateOf(workspace, flow, state);
    const list = valueAt(found.state, path);
    const at = index ?? (isJsonArray(list) ? list.length : 0);
    return {
      texts: editDocument(workspace, 'flow', flow, [
        { op: 'insert', path: ['states', found.index, ...path], index: at, value },
      ]),
    };
  },
});

/** Moves an item within a list of a state's data. */
export const moveStateItemCommand = defineCommand({
  id: 'state.moveItem',
  label: 'Move item',
  params: z.strictObject({
    flow: identifier,
    state: z.string(),
    path: valuePath,
    from: z.number().int().min(0),
    /** Index of the item afterwards. */
    to: z.number().int().min(0),
  }),
  apply: (workspace, { flow, state, path, from, to }) => {
    const found = stateOf(workspace, flow, state);
    const value = valueAt(found.state, [...path, from]);
    if (value === undefined)
      throw editErrors.EDIT_NOT_FOUND({ what: 'item', id: `${path.join('.')}[${from}]` });
    if (from === to) return { texts: {} };
    const list = ['states', found.index, ...path];
    return {
      texts: editDocument(workspace, 'flow', flow, [
        { op: 'delete', path: [...list, from] },
        { op: 'insert', path: list, index: to, value },
      ]),
    };
  },
});

/** Removes an item of a list of a state's data, with the transition of the outcome that it declares, if it does. */
export const removeStateItemCommand = defineCommand({
  id: 'state.removeItem',
  label: 'Remove item',
  params: z.strictObject({
    flow: identifier,
    state: z.string(),
    path: valuePath,
    /** Outcome that goes with the item: the id of an option or case. */
    outcome: z.string().optional(),
  }),
  apply: (workspace, { flow, state, path, outcome }) => {
    const found = stateOf(workspace, flow, state);
    if (valueAt(found.state, path) === undefined) {
      throw editErrors.EDIT_NOT_FOUND({ what: 'item', id: path.join('.') });
    }
    const transitions = outcome === undefined ? [] : disconnectEdits(found.state, found.index, [outcome]);
    return {
      texts: editDocument(workspace, 'flow', flow, [
        { op: 'delete', path: ['states', found.index, ...path] },
        ...transitions,
      ]),
    };
  },
});

/** Gives an outcome that a state's data declares (an option, a case) another id; its transition follows. */
export const renameOutcomeCommand = defineCommand({
  id: 'state.renameOutcome',
  label: 'Rename outcome',
  params: z.strictObject({
    flow: identifier,
    state: z.string(),
    /** Where the data says the outcome's id: `['options', 0, 'id']`. */
    path: valuePath,
    from: z.string(),
    to: identifier,
  }),
  mergeKey: ({ flow, state, path }) => `${flow}/${state}/${path.join('/')}`,
  apply: (workspace, { flow, state, path, from, to }) => {
    const found = stateOf(workspace, flow, state);
    const at = ['states', found.index];
    const edits: YamlEdit[] = [{ op: 'set', path: [...at, ...path], value: to }];
    const { on } = found.state;
    if (from !== to && Object.hasOwn(on, from) && !Object.hasOwn(on, to)) {
      edits.push({ op: 'rename-key', path: [...at, 'on', from], key: to });
    }
    return { texts: editDocument(workspace, 'flow', flow, edits) };
  },
});
