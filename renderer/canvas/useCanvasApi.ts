import { useReducedMotion } from '@mantine/hooks';
import {
  getNodesBounds,
  getViewportForBounds,
  type ReactFlowInstance,
  useReactFlow,
  type Viewport,
} from '@xyflow/react';
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { card } from '../nodes/layout/cardGeometry.ts';
import { useStudio } from '../stores/studioContext.ts';
import { useView } from '../stores/useStores.ts';
import type { FlowGraph, StateNode, TransitionEdge } from './createGraphBuilder.ts';

/** Below this zoom a card cannot be read: a large flow then opens at its start instead of as a whole. */
const readableZoom = 0.5;
/** Pixels that stay free around a state that is brought into sight. */
const margin = 48;

/** The view in which all states are in sight. */
function viewOfAll(nodes: readonly StateNode[], { width, height }: DOMRect): Viewport {
  return getViewportForBounds(getNodesBounds([...nodes]), width, height, 0.08, 1, 0.12);
}

/** Moves the view: on opening a flow, on request of commands, and to a state that is to be shown. */
export function useCanvasApi(flowId: string, area: RefObject<HTMLDivElement | null>, graph: FlowGraph) {
  const { view } = useStudio();
  const flow = useReactFlow<StateNode, TransitionEdge>();
  const still = useReducedMotion();
  const nodes = useRef(graph.nodes);
  nodes.current = graph.nodes;

  useEffect(() => {
    const during = (ms: number) => ({ duration: still ? 0 : ms });
    view.getState().setCanvas({
      // Not React Flow's own `fitView`: it waits until every card has been drawn, and those out of sight never are.
      fit: () => {
        const box = area.current?.getBoundingClientRect();
        if (box !== undefined) void flow.setViewport(viewOfAll(nodes.current, box), during(200));
      },
      zoomIn: () => void flow.zoomIn(during(120)),
      zoomOut: () => void flow.zoomOut(during(120)),
      ensureVisible: (state) => {
        const node = nodes.current.find(({ id }) => id === state);
        const box = area.current?.getBoundingClientRect();
        if (node === undefined || box === undefined) return;
        const { x, y } = flow.flowToScreenPosition(node.position);
        const zoom = flow.getZoom();
        const beyond = (at: number, size: number, from: number, to: number) =>
          at < from + margin ? at - from - margin : Math.max(0, at + size - to + margin);
        const right = beyond(x, card.width * zoom, box.left, box.right);
        const down = beyond(y, node.data.height * zoom, box.top, box.bottom);
        if (right === 0 && down === 0) return;
        const now = flow.getViewport();
        void flow.setViewport({ x: now.x - right, y: now.y - down, zoom }, during(200));
      },
      centre: () => {
        const box = area.current?.getBoundingClientRect();
        if (box === undefined) return { x: 0, y: 0 };
        return flow.screenToFlowPosition({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
      },
    });
    return () => view.getState().setCanvas(null);
  }, [flow, view, area, still]);

  const reveal = useView((state) => state.reveal);
  const shown = useRef<number | null>(null);
  const show = useCallback(
    (instance: Pick<ReactFlowInstance, 'setCenter' | 'getZoom'>, state: string, duration: number) => {
      const node = nodes.current.find(({ id }) => id === state);
      if (node === undefined) return false;
      const { x, y } = node.position;
      const zoom = Math.min(Math.max(instance.getZoom(), 0.75), 1.25);
      void instance.setCenter(x + card.width / 2, y + node.data.height / 2, { zoom, duration });
      return true;
    },
    [],
  );
  useEffect(() => {
    if (reveal === null || reveal.flow !== flowId || shown.current === reveal.n) return;
    if (!flow.viewportInitialized) return;
    shown.current = reveal.n;
    show(flow, reveal.state, still ? 0 : 250);
  }, [reveal, flow, flowId, show, still]);

  const onInit = useCallback(
    (instance: ReactFlowInstance<StateNode, TransitionEdge>) => {
      const { reveal: wanted } = view.getState();
      if (wanted !== null && wanted.flow === flowId && show(instance, wanted.state, 0)) {
        shown.current = wanted.n;
        return;
      }
      const first = nodes.current.find(({ data }) => data.state.kind === 'start') ?? nodes.current[0];
      const box = area.current?.getBoundingClientRect();
      if (first === undefined || box === undefined) return;
      const whole = viewOfAll(nodes.current, box);
      const few = nodes.current.length <= 2;
      const zoom = few ? 1 : 0.8;
      const { x, y } = first.position;
      const start = { x: (few ? 96 : 48) - x * zoom, y: box.height / 2 - (y + card.header / 2) * zoom, zoom };
      void instance.setViewport(!few && whole.zoom >= readableZoom ? whole : start);
    },
    [view, flowId, show, area],
  );
  return { onInit };
}
