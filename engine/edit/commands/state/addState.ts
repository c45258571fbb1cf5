import { z } from 'zod';
import type { Json } from '../../../base/json.ts';
import { identifier } from '../../../model/identifier.ts';
import { jsonObject } from '../../../model/jsonSchema.ts';
import type { YamlEdit } from '../../../model/yaml/valueEdit.ts';
import { defineCommand } from '../../defineCommand.ts';
import { editDocument, editLayout, flowOf, stateOf } from '../../documentEdits.ts';
import { editErrors } from '../../errors.ts';
import { freeId } from '../../freeId.ts';
import { point, port } from '../point.ts';

/**
 * Adds a state of a kind at a place. In the file it comes behind the state it is connected from, else at the end.
 */
export const addState = defineCommand({
  id: 'state.add',
  label: 'Add state',
  params: z.strictObject({
    flow: identifier,
    kind: z.string().min(1),
    at: point,
    /** A free one made of the kind when absent. */
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
