import { z } from 'zod';
import { identifier } from '../../../model/identifier.ts';
import type { YamlEdit } from '../../../model/yaml/valueEdit.ts';
import { defineCommand } from '../../defineCommand.ts';
import { editDocument, stateOf } from '../../documentEdits.ts';
import { disconnectEdits } from '../disconnectEdits.ts';
import { port } from '../point.ts';

/** Moves a transition to another outcome, another target, or both. */
export const reconnectStates = defineCommand({
  id: 'transition.reconnect',
  label: 'Reconnect',
  params: z.strictObject({
    flow: identifier,
    from: port,
    /** Outcome that has the transition afterwards; often the same. */
    to: port,
    target: z.string(),
  }),
  apply: (workspace, { flow, from, to, target }) => {
    const source = stateOf(workspace, flow, from.state);
    const { index } = stateOf(workspace, flow, to.state);
    stateOf(workspace, flow, target);
    const edits: YamlEdit[] = [{ op: 'set', path: ['states', index, 'on', to.outcome], value: target }];
    const isSamePort = from.state === to.state && from.outcome === to.outcome;
    // With the new one there first, removing the old one never empties the map of a state that keeps one.
    if (!isSamePort && from.state === to.state) {
      edits.push({ op: 'delete', path: ['states', source.index, 'on', from.outcome] });
    } else if (!isSamePort) {
      edits.push(...disconnectEdits(source.state, source.index, [from.outcome]));
    }
    return { texts: editDocument(workspace, 'flow', flow, edits) };
  },
});
