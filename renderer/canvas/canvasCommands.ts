// The commands of the canvas, and the operations of the canvas that they use.

import { useReducedMotion } from '@mantine/hooks';
import {
  IconArrowRight,
  IconClipboard,
  IconCopy,
  IconCopyPlus,
  IconLayoutDistributeHorizontal,
  IconMaximize,
  IconPencil,
  IconPlayerPlayFilled,
  IconSelectAll,
  IconTrash,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import {
  getNodesBounds,
  getViewportForBounds,
  type ReactFlowInstance,
  useReactFlow,
  type Viewport,
} from '@xyflow/react';
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { State } from '../../engine/model/documents/flow.ts';
import { describeState } from '../nodes/describeState.ts';
import { card } from '../nodes/flowLayout.ts';
import { mainField } from '../nodes/nodeKinds.tsx';
import {
  copyToClipboard,
  duplicateAndSelectStates,
  pasteFromClipboard,
  removeStates,
  removeTransitions,
  startFlowAt,
} from '../stores/flowEdits.ts';
import { showError } from '../stores/runEdit.ts';
import type { Studio } from '../stores/studio.ts';
import { useStudio, useView } from '../stores/useStudio.ts';
import type { UiCommand } from '../ui/CommandButton.tsx';
import type { FlowGraph, StateNode, TransitionEdge } from './flowGraph.ts';
import { layoutFlow } from './layoutFlow.ts';

/** Below this zoom a card cannot be read: a large flow then opens at its start instead of as a whole. */
const readableZoom = 0.5;
/** Pixels that stay free around a state that is scrolled into view. */
const margin = 48;

/** The viewport that shows all states. */
function viewportOfAll(nodes: readonly StateNode[], { width, height }: DOMRect): Viewport {
  return getViewportForBounds(getNodesBounds([...nodes]), width, height, 0.08, 1, 0.12);
}

/** Moves the viewport: when a flow opens, for commands, and to a state that was requested. */
export function useCanvasApi(flowId: string, area: RefObject<HTMLDivElement | null>, graph: FlowGraph) {
  const { view } = useStudio();
  const flow = useReactFlow<StateNode, TransitionEdge>();
  const still = useReducedMotion();
  const nodes = useRef(graph.nodes);
  nodes.current = graph.nodes;

  useEffect(() => {
    const during = (ms: number) => ({ duration: still ? 0 : ms });
    view.getState().setCanvas({
      // Not React Flow's own `fitView`: it waits until every card has been drawn, and cards off screen never are.
      fit: () => {
        const box = area.current?.getBoundingClientRect();
        if (box !== undefined) void flow.setViewport(viewportOfAll(nodes.current, box), during(200));
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
      const whole = viewportOfAll(nodes.current, box);
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

/** Something that a state runs or goes to. */
interface Target {
  readonly name: string;
  readonly open: () => void;
}

/** What a state is about, if that is a flow or an action, and it exists. */
function targetOf(studio: Studio, id: string | undefined): Target | undefined {
  const { project } = studio.document.getState();
  const view = studio.view.getState();
  const state = project?.flows[view.flow ?? '']?.states.find((one) => one.id === id);
  if (project === null || state === undefined) return undefined;
  const { kind, leadsTo } = describeState(state);
  if (leadsTo === undefined || leadsTo.type !== mainField(kind)?.type) return undefined;
  if (leadsTo.type === 'action') {
    const action = project.actions[leadsTo.action];
    return action && { name: action.name, open: () => view.openItem('actions', action.id) };
  }
  if (leadsTo.type !== 'flow') return undefined;
  const flow = project.flows[leadsTo.flow];
  if (flow === undefined) return undefined;
  const at = flow.states.find((one) => one.id === leadsTo.state)?.id;
  return {
    name: flow.name,
    open: () => (at === undefined ? view.openFlow(flow.id) : view.revealState(flow.id, at)),
  };
}

/** Opens what a state is about: the flow or the action that it runs, or its main text in the inspector. */
export function openState(studio: Studio, state: string): void {
  const { flow, revealField } = studio.view.getState();
  const target = targetOf(studio, state);
  if (target !== undefined) target.open();
  else if (flow !== null) revealField(flow, state);
}

/** Scrolls to the first of the states that were just added and selected, unless all of it can be seen. */
export function showAdded({ view }: Studio): void {
  const [first] = view.getState().selection;
  // The canvas must have drawn the state before it can scroll to it.
  if (first !== undefined) requestAnimationFrame(() => view.getState().canvas?.ensureVisible(first));
}

/** The commands of the canvas. */
export function createCanvasCommands(studio: Studio): readonly UiCommand[] {
  const view = () => studio.view.getState();
  const flow = () => view().flow ?? '';
  const shown = () => view().mainView === 'flows' && view().flowMode === 'canvas' && view().canvas !== null;
  const states = () => studio.document.getState().project?.flows[flow()]?.states ?? [];
  const some = () => shown() && view().selection.length > 0 && hasCanvasFocus();
  return [
    {
      id: 'flow.open',
      label: () => {
        const target = targetOf(studio, view().selection[0]);
        return target === undefined ? 'Edit in the inspector' : `Open “${target.name}”`;
      },
      icon: IconArrowRight,
      group: 'Flow',
      keywords: 'open edit text called flow action target go',
      enabled: () => some() && view().selection.length === 1,
      run: () => openState(studio, view().selection[0] ?? ''),
    },
    {
      id: 'flow.rename',
      label: () => 'Rename',
      icon: IconPencil,
      group: 'Flow',
      shortcuts: ['F2'],
      enabled: () => some() && view().selection.length === 1,
      run: () => view().setRenaming(view().selection[0] ?? null),
    },
    {
      id: 'flow.setStart',
      label: () => 'Start here',
      icon: IconPlayerPlayFilled,
      group: 'Flow',
      keywords: 'start state begin first',
      enabled: () => {
        const [only, ...others] = view().selection;
        return some() && others.length === 0 && canStartAt(states(), only);
      },
      run: () => startFlowAt(studio, flow(), view().selection[0] ?? ''),
    },
    {
      id: 'flow.duplicate',
      label: () => 'Duplicate',
      icon: IconCopyPlus,
      group: 'Flow',
      shortcuts: ['mod+D'],
      enabled: some,
      run: () => {
        duplicateAndSelectStates(studio, flow(), view().selection);
        showAdded(studio);
      },
    },
    {
      id: 'flow.copy',
      label: () => 'Copy',
      icon: IconCopy,
      group: 'Flow',
      shortcuts: ['mod+C'],
      // Selected text takes precedence.
      enabled: () => some() && window.getSelection()?.isCollapsed !== false,
      run: () => copyToClipboard(studio, flow(), view().selection),
    },
    {
      id: 'flow.paste',
      label: () => 'Paste',
      icon: IconClipboard,
      group: 'Flow',
      shortcuts: ['mod+V'],
      enabled: () => shown() && view().clipboard !== null && hasCanvasFocus(),
      run: () => {
        pasteFromClipboard(studio, flow());
        showAdded(studio);
      },
    },
    {
      id: 'flow.delete',
      label: () => 'Delete',
      icon: IconTrash,
      group: 'Flow',
      shortcuts: ['Delete', 'Backspace'],
      enabled: () =>
        shown() && hasCanvasFocus() && (view().selection.length > 0 || view().transitions.length > 0),
      run: () => {
        const { selection, transitions } = view();
        if (selection.length > 0) removeStates(studio, flow(), selection);
        else removeTransitions(studio, flow(), transitions);
      },
    },
    {
      id: 'flow.selectAll',
      label: () => 'Select all states',
      icon: IconSelectAll,
      group: 'Flow',
      shortcuts: ['mod+A'],
      enabled: () => shown() && hasCanvasFocus(),
      run: () => view().select(states().map(({ id }) => id)),
    },
    {
      id: 'flow.layout',
      label: () => 'Arrange automatically',
      icon: IconLayoutDistributeHorizontal,
      group: 'Flow',
      shortcuts: ['shift+alt+L'],
      keywords: 'auto layout tidy elk',
      enabled: shown,
      run: () => {
        layoutFlow(studio, flow()).catch((error: unknown) =>
          showError(error, 'The flow could not be arranged'),
        );
      },
    },
    {
      id: 'view.fit',
      label: () => 'Zoom to fit',
      icon: IconMaximize,
      group: 'View',
      shortcuts: ['shift+1'],
      keywords: 'zoom fit all',
      enabled: shown,
      run: () => view().canvas?.fit(),
    },
    {
      id: 'view.zoomIn',
      label: () => 'Zoom in',
      icon: IconZoomIn,
      group: 'View',
      shortcuts: ['mod+='],
      enabled: shown,
      run: () => view().canvas?.zoomIn(),
    },
    {
      id: 'view.zoomOut',
      label: () => 'Zoom out',
      icon: IconZoomOut,
      group: 'View',
      shortcuts: ['mod+-'],
      enabled: shown,
      run: () => view().canvas?.zoomOut(),
    },
  ];
}

/** Whether a flow can be made to begin with a state: not if it is the start state or already follows it. */
function canStartAt(states: readonly State[], id: string | undefined): boolean {
  const start = states.find(({ kind }) => kind === 'start');
  return states.some((state) => state.id === id) && start?.id !== id && start?.on.next !== id;
}

/** Whether keys such as Delete apply to the canvas: not while the focus is in a panel, a list or a dialog. */
function hasCanvasFocus(): boolean {
  const focused = document.activeElement;
  return (
    focused === null ||
    focused === document.body ||
    focused.closest('[data-canvas-keys], [role="menu"], .mantine-Spotlight-root') !== null
  );
}
