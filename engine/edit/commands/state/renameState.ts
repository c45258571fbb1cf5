import { z } from 'zod';
import { identifier } from '../../../model/identifier.ts';
import { defineCommand } from '../../defineCommand.ts';
import { editDocument, setOrDelete, stateKeyOrder, stateOf } from '../../documentEdits.ts';

/** Gives a state a name for people; without one its id is shown again. */
export const renameState = defineCommand({
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
