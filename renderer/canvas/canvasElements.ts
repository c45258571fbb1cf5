// The nodes and edges that React Flow draws, and the gestures that move and connect them.

import {
  applyNodeChanges,
  type Connection,
  type EdgeChange,
  type NodeChange,
  type OnConnectEnd,
  type OnEdgesChange,
  type OnNodesChange,
  type OnReconnect,
  type ReactFlowProps,
} from '@xyflow/react';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { connectStates, placeStates, reconnectStates, removeTransitions } from '../stores/flowEdits.ts';
import { useStudio, useView } from '../stores/useStudio.ts';
import type { CanvasPoint, TransitionRef } from '../stores/viewStore.ts';
import type { FlowGraph, StateNode, TransitionEdge } from './flowGraph.ts';

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
      if (Object.keys(moved).length > 0) placeStates(studio, flowId, moved);
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

/**
 * Brings what the canvas shows (with its measured sizes, and a drag that is under way) up to the document. Nodes that
 * did not change stay the objects they were, so that they are not drawn again.
 */
export function mergeNodes(
  shown: readonly StateNode[],
  wanted: readonly StateNode[],
  selection: readonly string[],
): StateNode[] {
  const byId = new Map(shown.map((node) => [node.id, node]));
  const selected = new Set(selection);
  return wanted.map((next) => {
    const now = byId.get(next.id);
    const isSelected = selected.has(next.id);
    if (now === undefined) return isSelected ? { ...next, selected: true } : next;
    const position = now.dragging === true ? now.position : next.position;
    const same =
      now.data === next.data &&
      now.position.x === position.x &&
      now.position.y === position.y &&
      (now.selected ?? false) === isSelected;
    if (same) return now;
    return { ...now, ...next, position, selected: isSelected };
  });
}

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

/** Opens the menu of kinds at a place of the window, to add a state behind an outcome. */
export type OpenAddState = (at: { readonly x: number; readonly y: number }, from?: TransitionRef) => void;

type ConnectProps = Pick<
  ReactFlowProps<StateNode, TransitionEdge>,
  'onConnect' | 'onConnectEnd' | 'onReconnect' | 'onReconnectStart' | 'onReconnectEnd'
>;

/** Drawing transitions: port to state, port to empty canvas, dragging an end elsewhere, dragging it off. */
export function useConnect(flowId: string, openAddState: OpenAddState): ConnectProps {
  const studio = useStudio();
  /** The transition whose end is being dragged, until it has found a new place. */
  const loose = useRef<TransitionRef | null>(null);
  const reconnecting = useRef(false);
  return useMemo(() => {
    const onConnectEnd: OnConnectEnd = (event, { isValid, fromHandle, fromNode }) => {
      // A transition that is being reconnected reports here too.
      if (reconnecting.current || isValid === true) return;
      if (fromHandle?.type !== 'source' || fromNode === null) return;
      const from = { state: fromNode.id, outcome: fromHandle.id ?? '' };
      // Dropped on the body of a card rather than on its handle: that is clear enough.
      const target = stateAtPointer(event);
      if (target !== undefined) connectStates(studio, flowId, from, target);
      else openAddState(pointOf(event), from);
    };
    const onReconnect: OnReconnect<TransitionEdge> = (edge, connection) => {
      loose.current = null;
      reconnectStates(studio, flowId, edgeRef(edge), refOf(connection), connection.target);
    };
    const onReconnectEnd: ConnectProps['onReconnectEnd'] = (event, _edge, _type, { fromHandle }) => {
      const ref = loose.current;
      loose.current = null;
      reconnecting.current = false;
      if (ref === null) return;
      const target = fromHandle?.type === 'source' ? stateAtPointer(event) : undefined;
      if (target === undefined) removeTransitions(studio, flowId, [ref]);
      else connectStates(studio, flowId, ref, target);
    };
    return {
      onConnect: (connection: Connection) =>
        connectStates(studio, flowId, refOf(connection), connection.target),
      onConnectEnd,
      onReconnect,
      onReconnectStart: (_, edge) => {
        loose.current = edgeRef(edge);
        reconnecting.current = true;
      },
      onReconnectEnd,
    };
  }, [studio, flowId, openAddState]);
}

function edgeRef({ source, sourceHandle }: TransitionEdge): TransitionRef {
  return { state: source, outcome: sourceHandle ?? '' };
}

function refOf({ source, sourceHandle }: Connection): TransitionRef {
  return { state: source, outcome: sourceHandle ?? '' };
}

function pointOf(event: MouseEvent | TouchEvent): { readonly x: number; readonly y: number } {
  const point = 'changedTouches' in event ? event.changedTouches[0] : event;
  return { x: point?.clientX ?? 0, y: point?.clientY ?? 0 };
}

function stateAtPointer(event: MouseEvent | TouchEvent): string | undefined {
  const { x, y } = pointOf(event);
  const card = document.elementFromPoint(x, y)?.closest('.react-flow__node');
  return card?.getAttribute('data-id') ?? undefined;
}
