import { z } from 'zod';
import { identifier } from '../../../model/identifier.ts';
import { defineCommand } from '../../defineCommand.ts';
import { editDocument, stateOf } from '../../documentEdits.ts';
import { disconnectEdits } from '../disconnectEdits.ts';
import { port } from '../point.ts';

/** Removes transitions. */
export const disconnectStates = defineCommand({
  id: 'transition.disconnect',
  label: ({ transitions }) =>
    transitions.length === 1 ? 'Delete transition' : `Delete ${transitions.length} transitions`,
  params: z.strictObject({ flow: identifier, transitions: z.array(port).min(1) }),
  apply: (workspace, { flow, transitions }) => {
    const byState = Map.groupBy(transitions, ({ state }) => state);
    const edits = [...byState].flatMap(([id, ports]) => {
      const { state, index } = stateOf(workspace, flow, id);
      return disconnectEdits(
        state,
        index,
        ports.map(({ outcome }) => outcome),
      );
    });
    return { texts: editDocument(workspace, 'flow', flow, edits) };
  },
});
