import { z } from 'zod';
import { identifier } from '../../../model/identifier.ts';
import { json } from '../../../model/jsonSchema.ts';
import { defineCommand } from '../../defineCommand.ts';
import { editDocument, setOrDelete, stateKeyOrder, stateOf } from '../../documentEdits.ts';
import { valuePath } from '../valuePath.ts';

const structure = ['id', 'kind', 'on'];

/** Writes a value of a state's data, or its name or note. Without a value, the field is removed. */
export const setStateField = defineCommand({
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
