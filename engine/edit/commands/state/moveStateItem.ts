import { z } from 'zod';
import { identifier } from '../../../model/identifier.ts';
import { valueAt } from '../../../model/yaml/valueEdit.ts';
import { defineCommand } from '../../defineCommand.ts';
import { editDocument, stateOf } from '../../documentEdits.ts';
import { editErrors } from '../../errors.ts';
import { valuePath } from '../valuePath.ts';

/** Moves an item within a list of a state's data. */
export const moveStateItem = defineCommand({
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
