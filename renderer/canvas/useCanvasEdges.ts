import type { EdgeChange, OnEdgesChange } from '@xyflow/react';
import { useCallback, useMemo } from 'react';
import { useStudio } from '../stores/studioContext.ts';
import { useView } from '../stores/useStores.ts';
import type { TransitionRef } from '../stores/viewStore.ts';
import type { FlowGraph, TransitionEdge } from './createGraphBuilder.ts';

/** The transitions as the canvas holds them: of their changes only selecting matters here. */
export function useCanvasEdges(graph: FlowGraph) {
  const studio = useStudio();
  const selected = useView((view) => view.transitions);
  const edges = useMemo(() => {
    const ids = new Set(selected.map(edgeId));
    if (ids.size === 0) return graph.edges as TransitionEdge[];
    return graph.edges.map((edge) => (ids.has(edge.id) ? { ...edge, selected: true } : edge));
  }, [graph.edges, selected]);

  const onEdgesChange: OnEdgesChange<TransitionEdge> = useCallback(
    (changes: readonly EdgeChange<TransitionEdge>[]) => {
      const { transitions, selectTransitions } = studio.view.getState();
      const next = new Map(transitions.map((one) => [edgeId(one), one]));
      for (const change of changes) {
        if (change.type !== 'select') continue;
        if (change.selected) next.set(change.id, toRef(change.id));
        else next.delete(change.id);
      }
      if (next.size !== transitions.length || transitions.some((one) => !next.has(edgeId(one))))
        selectTransitions([...next.values()]);
    },
    [studio],
  );
  return { edges, onEdgesChange };
}

function edgeId({ state, outcome }: TransitionRef): string {
  return `${state}:${outcome}`;
}

function toRef(id: string): TransitionRef {
  const [state = '', outcome = ''] = id.split(':');
  return { state, outcome };
}
