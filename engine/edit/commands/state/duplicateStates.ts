import { z } from 'zod';
import { identifier } from '../../../model/identifier.ts';
import { findDocument } from '../../../model/parsedProject.ts';
import { copyStates } from '../../copyStates.ts';
import { defineCommand } from '../../defineCommand.ts';
import { flowOf, stateOf } from '../../documentEdits.ts';
import { point } from '../point.ts';

/** Copies states of a flow within it. See `copyStates`. */
export const duplicateStates = defineCommand({
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
    return copyStates(workspace, { flow, states, places, offset });
  },
});
