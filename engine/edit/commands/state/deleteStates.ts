import { z } from 'zod';
import { identifier } from '../../../model/identifier.ts';
import type { YamlEdit } from '../../../model/yaml/valueEdit.ts';
import { defineCommand } from '../../defineCommand.ts';
import { editDocument, editLayout, flowOf, stateOf } from '../../documentEdits.ts';
import { disconnectEdits } from '../disconnectEdits.ts';

/** Deletes states, the transitions to them, and their places. */
export const deleteStates = defineCommand({
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
    return { texts: { ...editDocument(workspace, 'flow', flow, edits), ...layout } };
  },
});
