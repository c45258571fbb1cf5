import { z } from 'zod';
import { identifier } from '../../../model/identifier.ts';
import { defineCommand } from '../../defineCommand.ts';
import { editDocument, stateOf } from '../../documentEdits.ts';
import { port } from '../point.ts';

/** Connects an outcome to a state, in place of whatever it led to. */
export const connectStates = defineCommand({
  id: 'transition.connect',
  label: 'Connect',
  params: z.strictObject({ flow: identifier, from: port, to: z.string() }),
  apply: (workspace, { flow, from, to }) => {
    const { index } = stateOf(workspace, flow, from.state);
    stateOf(workspace, flow, to);
    return {
      texts: editDocument(workspace, 'flow', flow, [
        { op: 'set', path: ['states', index, 'on', from.outcome], value: to },
      ]),
    };
  },
});
