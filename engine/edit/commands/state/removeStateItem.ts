import { z } from 'zod';
import { identifier } from '../../../model/identifier.ts';
import { valueAt } from '../../../model/yaml/valueEdit.ts';
import { defineCommand } from '../../defineCommand.ts';
import { editDocument, stateOf } from '../../documentEdits.ts';
import { editErrors } from '../../errors.ts';
import { disconnectEdits } from '../disconnectEdits.ts';
import { valuePath } from '../valuePath.ts';

/** Removes an item of a list of a state's data, with the transition of the outcome that it declares, if it does. */
export const removeStateItem = defineCommand({
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
