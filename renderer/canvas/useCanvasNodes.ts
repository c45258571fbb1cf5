import { applyNodeChanges, type NodeChange, type OnNodesChange } from '@xyflow/react';
import { useCallback, useLayoutEffect, useState } from 'react';
import { moveStates } from '../stores/flowEdits.ts';
import { useStudio } from '../stores/studioContext.ts';
import { useView } from '../stores/useStores.ts';
import type { CanvasPoint } from '../stores/viewStore.ts';
import type { FlowGraph, StateNode } from './createGraphBuilder.ts';
import { mergeNodes } from './mergeNodes.ts';

/** The cards as the canvas holds them: measuring, selecting and dragging stay here; where a drag ends is an edit. */
export function useCanvasNodes(flowId: string, graph: FlowGraph) {
  const studio = useStudio();
  const selection = useView((view) => view.selection);
  const [nodes, setNodes] = useState<StateNode[]>(() => mergeNodes([], graph.nodes, selection));

  useLayoutEffect(() => {
    setNodes((shown) => mergeNodes(shown, graph.nodes, selection));
  }, [graph.nodes, selection]);

  const onNodesChange: OnNodesChange<StateNode> = useCallback(
    (changes) => {
      setNodes((shown) => applyNodeChanges(changes, shown));
      reportSelection(changes, studio.view.getState());
      const moved = endedMoves(changes);
      if (Object.keys(moved).length > 0) moveStates(studio, flowId, moved);
    },
    [studio, flowId],
  );

  const onNodeDoubleClick = useCallback(
    (_: unknown, node: StateNode) => studio.view.getState().setRenaming(node.id),
    [studio],
  );

  return { nodes, onNodesChange, onNodeDoubleClick };
}

function reportSelection(
  changes: readonly NodeChange<StateNode>[],
  view: { readonly selection: readonly string[]; select(states: readonly string[]): void },
): void {
  const selected = new Set(view.selection);
  let touched = false;
  for (const change of changes) {
    if (change.type !== 'select') continue;
    touched = true;
    if (change.selected) selected.add(change.id);
    else selected.delete(change.id);
  }
  if (touched) view.select([...selected]);
}

/** Where states came to rest: the end of a drag, or a step with the arrow keys. */
function endedMoves(changes: readonly NodeChange<StateNode>[]): Readonly<Record<string, CanvasPoint>> {
  return Object.fromEntries(
    changes.flatMap((change) =>
      change.type === 'position' && change.dragging !== true && change.position !== undefined
        ? [[change.id, { x: Math.round(change.position.x), y: Math.round(change.position.y) }]]
        : [],
    ),
  );
}
