import { z } from 'zod';
import { identifier } from '../../../model/identifier.ts';
import type { YamlEdit } from '../../../model/yaml/valueEdit.ts';
import { defineCommand } from '../../defineCommand.ts';
import { editDocument, flowOf, stateOf } from '../../documentEdits.ts';
import { freeId } from '../../freeId.ts';

/** Makes a flow begin with a state: connects the start state to it, and adds one first if the flow has none. */
export const setFlowStart = defineCommand({
  id: 'flow.setStart',
  label: 'Start here',
  params: z.strictObject({ flow: identifier, state: identifier }),
  apply: (workspace, { flow, state }) => {
    const { states } = flowOf(workspace, flow);
    if (stateOf(workspace, flow, state).state.kind === 'start') return { texts: {} };
    const start = states.findIndex(({ kind }) => kind === 'start');
    const id = freeId(
      states.map((known) => known.id),
      'start',
    );
    const edit: YamlEdit =
      start === -1
        ? { op: 'insert', path: ['states'], index: 0, value: { id, kind: 'start', on: { next: state } } }
        : { op: 'set', path: ['states', start, 'on', 'next'], value: state };
    return { texts: editDocument(workspace, 'flow', flow, [edit]), created: start === -1 ? [id] : [] };
  },
});
