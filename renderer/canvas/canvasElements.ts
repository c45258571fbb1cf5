// The nodes and edges that React Flow draws, and the gestures that move and connect them.

import {
  applyNodeChanges,
  type Connection,
  type EdgeChange,
  type NodeChange,
  type NodeMouseHandler,
  type OnConnectEnd,
  type OnEdgesChange,
  type OnNodesChange,
  type OnReconnect,
  type ReactFlowProps,
} from '@xyflow/react';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { placeStates, removeTransitions } from '../stores/flowEdits.ts';
import { runEdit } from '../stores/runEdit.ts';
import { useStudio, useView } from '../stores/useStudio.ts';
import type { CanvasPoint, TransitionRef } from '../stores/view/viewState.ts';
import { openState } from './canvasCommands.ts';
import type { FlowGraph, StateNode, TransitionEdge } from './flowGraph.ts';

/** The nodes of the canvas. Measuring, selecting and dragging change only them; the end of a drag is an edit. */
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
      const moved = finishedMoves(changes);
      if (Object.keys(moved).length > 0) placeStates(studio, flowId, moved);
    },
    [studio, flowId],
  );

  const onNodeClick: NodeMouseHandler<StateNode> = useCallback(
    (event, node) => {
      // React Flow keeps the others selected, so that they can be dragged together.
      if (!event.shiftKey && !event.ctrlKey && !event.metaKey) studio.view.getState().select([node.id]);
    },
    [studio],
  );

  const onNodeDoubleClick: NodeMouseHandler<StateNode> = useCallback(
    (_, node) => openState(studio, node.id),
    [studio],
  );

  return { nodes, onNodesChange, onNodeClick, onNodeDoubleClick };
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

/** The new places of states, after a drag or a step with the arrow keys. */
function finishedMoves(changes: readonly NodeChange<StateNode>[]): Readonly<Record<string, CanvasPoint>> {
  return Object.fromEntries(
    changes.flatMap((change) =>
      change.type === 'position' && change.dragging !== true && change.position !== undefined
        ? [[change.id, change.position]]
        : [],
    ),
  );
}

/**
 * Updates the nodes on the canvas to match the document; measured sizes and a running drag are kept. Unchanged nodes
 * keep their identity, so they are not redrawn.
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

/** The edges of the canvas. Of their changes only selection matters. */
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

/** Opens the menu of node kinds at a place in the window, to add a state after an outcome. */
export type OpenAddState = (at: { readonly x: number; readonly y: number }, from?: TransitionRef) => void;

type ConnectProps = Pick<
  ReactFlowProps<StateNode, TransitionEdge>,
  'onConnect' | 'onConnectEnd' | 'onReconnect' | 'onReconnectStart' | 'onReconnectEnd'
>;

/** Drawing transitions: from a port to a state or the empty canvas, moving an end, or dropping it on nothing. */
export function useConnect(flowId: string, openAddState: OpenAddState): ConnectProps {
  const studio = useStudio();
  /** The transition whose end is being dragged, until it is connected again. */
  const detached = useRef<TransitionRef | null>(null);
  const reconnecting = useRef(false);
  return useMemo(() => {
    const connect = (from: TransitionRef, to: string) =>
      runEdit(studio, 'transition.connect', { flow: flowId, from, to });
    const onConnectEnd: OnConnectEnd = (event, { isValid, fromHandle, fromNode }) => {
      // A transition that is being reconnected reports here too.
      if (reconnecting.current || isValid === true) return;
      if (fromHandle?.type !== 'source' || fromNode === null) return;
      const from = { state: fromNode.id, outcome: fromHandle.id ?? '' };
      // A drop on the body of a card counts as one on its handle.
      const target = stateAtPointer(event);
      if (target !== undefined) connect(from, target);
      else openAddState(pointOf(event), from);
    };
    const onReconnect: OnReconnect<TransitionEdge> = (edge, connection) => {
      detached.current = null;
      const params = { flow: flowId, from: edgeRef(edge), to: refOf(connection), target: connection.target };
      runEdit(studio, 'transition.reconnect', params);
    };
    const onReconnectEnd: ConnectProps['onReconnectEnd'] = (event, _edge, _type, { fromHandle }) => {
      const ref = detached.current;
      detached.current = null;
      reconnecting.current = false;
      if (ref === null) return;
      const target = fromHandle?.type === 'source' ? stateAtPointer(event) : undefined;
      if (target === undefined) removeTransitions(studio, flowId, [ref]);
      else connect(ref, target);
    };
    return {
      onConnect: (connection: Connection) => connect(refOf(connection), connection.target),
      onConnectEnd,
      onReconnect,
      onReconnectStart: (_, edge) => {
        detached.current = edgeRef(edge);
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
