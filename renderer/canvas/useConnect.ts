import type { Connection, OnConnectEnd, OnReconnect, ReactFlowProps } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import { connectStates, disconnectStates, reconnectStates } from '../stores/flowEdits.ts';
import { useStudio } from '../stores/studioContext.ts';
import type { TransitionRef } from '../stores/viewStore.ts';
import type { StateNode, TransitionEdge } from './createGraphBuilder.ts';

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
      const target = stateUnder(event);
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
      const target = fromHandle?.type === 'source' ? stateUnder(event) : undefined;
      if (target === undefined) disconnectStates(studio, flowId, [ref]);
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

function stateUnder(event: MouseEvent | TouchEvent): string | undefined {
  const { x, y } = pointOf(event);
  const card = document.elementFromPoint(x, y)?.closest('.react-flow__node');
  return card?.getAttribute('data-id') ?? undefined;
}
