import { z } from 'zod';
import { identifier } from '../../../model/identifier.ts';
import { json } from '../../../model/jsonSchema.ts';
import { isJsonArray } from '../../../model/yaml/deepEqual.ts';
import { valueAt } from '../../../model/yaml/valueEdit.ts';
import { defineCommand } from '../../defineCommand.ts';
import { editDocument, stateOf } from '../../documentEdits.ts';
import { valuePath } from '../valuePath.ts';

/** Adds an item to a list of a state's data; at its end when no index is given. */
export const insertStateItem = defineCommand({
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
