// What the canvas draws of a flow.

import { type Edge, MarkerType, type Node, Position as Side } from '@xyflow/react';
import { useMemo, useState } from 'react';
import type { Flow, Layout, State } from '../../engine/model/documents/flow.ts';
import type { Locale } from '../../engine/model/documents/locale.ts';
import { describeState, type Port, resolveText, type StateView } from '../nodes/describeState.ts';
import { card, cardHeight, computePositions, portY } from '../nodes/flowLayout.ts';
import { useDocument } from '../stores/useStudio.ts';

/** What a card on the canvas is drawn from. The same object as long as nothing of it changed. */
export interface StateNodeData extends Record<string, unknown> {
  readonly flow: string;
  readonly state: State;
  readonly view: StateView;
  readonly height: number;
}

export type StateNode = Node<StateNodeData, 'state'>;
export type TransitionEdge = Edge<
  { readonly flow: string; readonly outcome: string; readonly tone: Port['tone'] },
  'transition'
>;

/** The drawing of a flow. */
export interface FlowGraph {
  readonly nodes: readonly StateNode[];
  readonly edges: readonly TransitionEdge[];
}

interface Known {
  readonly key: string;
  readonly data: StateNodeData;
  readonly edges: readonly TransitionEdge[];
}

/** Name of the handle that transitions arrive at. */
export const inHandle = 'in';

/**
 * Makes a builder that remembers what it built: after an edit of one state, all other cards and edges are the very
 * objects they were, so that nothing else is drawn again.
 */
export function createGraphBuilder(): (flow: Flow, layout: Layout | undefined, locale: Locale) => FlowGraph {
  let known = new Map<string, Known>();
  let nodes = new Map<string, StateNode>();
  let graph: FlowGraph = { nodes: [], edges: [] };

  return (flow, layout, locale) => {
    const ids = new Set(flow.states.map(({ id }) => id));
    const nextKnown = new Map<string, Known>();
    for (const state of flow.states) {
      const before = known.get(state.id);
      const view = resolveTexts(describeState(state), locale);
      const dangling = Object.values(state.on).filter((target) => !ids.has(target));
      const key = JSON.stringify([
        flow.id,
        state,
        view.summary,
        view.ports.map(({ label }) => label),
        dangling,
      ]);
      const same = before?.key === key;
      nextKnown.set(state.id, same ? before : drawState(key, flow.id, state, view, ids));
    }
    known = nextKnown;

    const heights = new Map([...known].map(([id, { data }]) => [id, data.height]));
    const positions = computePositions(flow, layout, heights);
    const nextNodes = new Map<string, StateNode>();
    for (const [id, { data }] of known) {
      const before = nodes.get(id);
      const position = positions.get(id) ?? { x: 0, y: 0 };
      const same =
        before?.data === data && before.position.x === position.x && before.position.y === position.y;
      nextNodes.set(id, same ? before : toNode(id, data, position));
    }
    nodes = nextNodes;
    graph = {
      nodes: reuseIfSame(graph.nodes, [...nodes.values()]),
      edges: reuseIfSame(
        graph.edges,
        [...known.values()].flatMap(({ edges }) => edges),
      ),
    };
    return graph;
  };
}

function resolveTexts(view: StateView, locale: Locale): StateView {
  const ports = view.ports.map((port) => ({ ...port, label: resolveText(port.label, locale) }));
  return { ...view, summary: resolveText(view.summary, locale), ports };
}

/** The list as it was when its members are the very same. */
function reuseIfSame<T>(before: readonly T[], now: readonly T[]): readonly T[] {
  return before.length === now.length && now.every((one, index) => one === before[index]) ? before : now;
}

function drawState(
  key: string,
  flow: string,
  state: State,
  view: StateView,
  ids: ReadonlySet<string>,
): Known {
  return {
    key,
    data: { flow, state, view, height: cardHeight(view) },
    edges: view.ports
      .filter((port) => port.target !== null && ids.has(port.target))
      .map((port) => toEdge(flow, state.id, port)),
  };
}

function toNode(
  id: string,
  data: StateNodeData,
  position: { readonly x: number; readonly y: number },
): StateNode {
  const { view, height } = data;
  const handle = { width: 12, height: 12 };
  return {
    id,
    type: 'state',
    position,
    data,
    width: card.width,
    height,
    ariaLabel: `${view.title}, ${view.kind?.label ?? data.state.kind}`,
    handles: [
      { id: inHandle, type: 'target', position: Side.Left, x: -6, y: card.header / 2 - 6, ...handle },
      ...view.ports.map((port) => ({
        id: port.id,
        type: 'source' as const,
        position: Side.Right,
        x: card.width - 6,
        y: portY(view, port.id) - 6,
        ...handle,
      })),
    ],
  };
}

function toEdge(flow: string, source: string, port: Port): TransitionEdge {
  return {
    id: `${source}:${port.id}`,
    type: 'transition',
    source,
    sourceHandle: port.id,
    target: port.target ?? '',
    targetHandle: inHandle,
    data: { flow, outcome: port.id, tone: port.tone },
    markerEnd: { type: MarkerType.ArrowClosed, width: 16, height: 16, color: 'var(--dl-edge)' },
    ariaLabel: `${port.label}: from ${source} to ${port.target}`,
  };
}

const noTexts = {};

/** The drawing of a flow, kept up to date with the document; null while its file cannot be read. */
export function useFlowGraph(flowId: string): FlowGraph | null {
  const [build] = useState(createGraphBuilder);
  const flow = useDocument(({ project }) => project?.flows[flowId]);
  const layout = useDocument(({ project }) => project?.layouts[flowId]);
  const texts = useDocument(({ project }) => project?.locales[project.manifest.defaultLocale]) ?? noTexts;
  return useMemo(
    () => (flow === undefined ? null : build(flow, layout, texts)),
    [build, flow, layout, texts],
  );
}
