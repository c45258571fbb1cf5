// Commands on transitions between states.

import { z } from 'zod';
import type { State } from '../../model/documents/flow.ts';
import { identifier } from '../../model/identifier.ts';
import type { YamlEdit } from '../../model/yaml/valueEdit.ts';
import { defineCommand, port } from '../defineCommand.ts';
import { editDocument, stateOf } from '../documentEdits.ts';

/** The edits that remove transitions of a state; the last one takes the `on` key with it. */
export function disconnectEdits(
  state: State,
  index: number,
  outcomes: readonly string[],
): readonly YamlEdit[] {
  const gone = new Set(outcomes.filter((outcome) => Object.hasOwn(state.on, outcome)));
  if (gone.size === 0) return [];
  if (gone.size === Object.keys(state.on).length) return [{ op: 'delete', path: ['states', index, 'on'] }];
  return [...gone].map((outcome) => ({ op: 'delete', path: ['states', index, 'on', outcome] }));
}

/** Connects an outcome to a state, in place of whatever it led to. */
export const connectStatesCommand = defineCommand({
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

/** Removes transitions. */
export const disconnectStatesCommand = defineCommand({
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

/** Moves a transition to another outcome, another target, or both. */
export const reconnectStatesCommand = defineCommand({
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
