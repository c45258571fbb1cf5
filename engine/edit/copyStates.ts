import type { Json } from '../base/json.ts';
import type { State } from '../model/flow.ts';
import type { YamlEdit } from '../model/yaml/valueEdit.ts';
import type { CommandOutcome } from './defineCommand.ts';
import { editDocument, editLayout, flowOf, type Places } from './documentEdits.ts';
import { freeId } from './freeId.ts';
import type { Workspace } from './workspace.ts';

/**
 * Adds copies of states at the end of a flow. Transitions among the copied states go along; those to other states
 * stay behind, since the copy is a new place in the conversation.
 *
 * @param copied.offset - Added to the places of the originals.
 */
export function copyStates(
  workspace: Workspace,
  copied: {
    readonly flow: string;
    readonly states: readonly State[];
    readonly places: Places;
    readonly offset: { readonly x: number; readonly y: number };
  },
): CommandOutcome {
  const { flow, states, places, offset } = copied;
  const target = flowOf(workspace, flow);
  const taken = new Set(target.states.map(({ id }) => id));
  const ids = new Map<string, string>();
  for (const { id } of states) {
    const copy = freeId(taken, id);
    taken.add(copy);
    ids.set(id, copy);
  }
  const edits = states.map((state, n): YamlEdit => {
    const on = Object.entries(state.on).flatMap(([outcome, to]): [string, string][] => {
      const copy = ids.get(to);
      return copy === undefined ? [] : [[outcome, copy]];
    });
    const { on: _, ...rest } = state;
    const value = {
      ...rest,
      id: ids.get(state.id),
      ...(on.length === 0 ? {} : { on: Object.fromEntries(on) }),
    };
    return { op: 'insert', path: ['states'], index: target.states.length + n, value: value as Json };
  });
  const copies = Object.entries(places).flatMap(([id, { x, y }]): [string, { x: number; y: number }][] => {
    const copy = ids.get(id);
    return copy === undefined ? [] : [[copy, { x: x + offset.x, y: y + offset.y }]];
  });
  return {
    texts: {
      ...editDocument(workspace, 'flow', flow, edits),
      ...editLayout(workspace, flow, (known) => ({ ...known, ...Object.fromEntries(copies) })),
    },
    created: [...ids.values()],
  };
}
