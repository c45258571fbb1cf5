import { Menu, Text } from '@mantine/core';
import { IconPlus, IconPointer } from '@tabler/icons-react';
import {
  Background,
  BackgroundVariant,
  BaseEdge,
  type EdgeProps,
  getBezierPath,
  getSmoothStepPath,
  MiniMap,
  Panel,
  ReactFlow,
  ReactFlowProvider,
  useViewport,
} from '@xyflow/react';
import {
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type RefObject,
  useCallback,
  useRef,
  useState,
} from 'react';
import { categoryColor } from '../nodes/nodeKinds.tsx';
import { useCommand, useStudio, useTrace } from '../stores/useStudio.ts';
import { CommandButton, shortcutText } from '../ui/CommandButton.tsx';
import { EmptyMessage } from '../ui/StatusMessages.tsx';
import { AddStateMenu, useAddState } from './addingStates.tsx';
import { openState, useCanvasApi } from './canvasCommands.ts';
import { type OpenAddState, useCanvasEdges, useCanvasNodes, useConnect } from './canvasElements.ts';
import classes from './FlowCanvas.module.css';
import type { FlowGraph, StateNode, TransitionEdge } from './flowGraph.ts';
import { StateCard } from './StateCard.tsx';

/** Zoom, fit and auto-layout, in the corner of the canvas. */
function CanvasTools() {
  const { zoom } = useViewport();
  return (
    <Panel position="bottom-left" className={classes.tools ?? ''}>
      <CommandButton command={useCommand('view.zoomOut')} />
      <Text size="xs" c="dimmed" w={38} ta="center" aria-label="Zoom">
        {Math.round(zoom * 100)}%
      </Text>
      <CommandButton command={useCommand('view.zoomIn')} />
      <CommandButton command={useCommand('view.fit')} />
      <span className={classes.toolsLine} />
      <CommandButton command={useCommand('flow.layout')} />
    </Panel>
  );
}

/** Shown over a flow without states. The canvas below stays usable: node kinds can be dropped on it. */
function EmptyFlow() {
  return (
    <div className={classes.emptyFlow}>
      <EmptyMessage icon={IconPointer} title="This flow has no states yet">
        Drag a state from the left onto the canvas, or right-click to add one here. Every flow begins with a
        Start state.
      </EmptyMessage>
    </div>
  );
}

/** A transition: a curve if it leads forwards, a stepped line if it leads back. */
const TransitionPath = memo(function TransitionPath(props: EdgeProps<TransitionEdge>) {
  const { id, source, data, selected, markerEnd, sourceX, sourceY, targetX, targetY } = props;
  const taken = useTrace((trace) => trace.taken.has(`${data?.flow}/${source}/${data?.outcome}`));
  const ends = {
    sourceX,
    sourceY,
    targetX,
    targetY,
    sourcePosition: props.sourcePosition,
    targetPosition: props.targetPosition,
  };
  const back = targetX < sourceX + 12;
  const [path] = back ? getSmoothStepPath({ ...ends, borderRadius: 14, offset: 22 }) : getBezierPath(ends);
  return (
    <BaseEdge
      id={id}
      path={path}
      interactionWidth={16}
      className={classes.transition ?? ''}
      data-tone={data?.tone}
      data-selected={selected || undefined}
      data-taken={taken || undefined}
      {...(markerEnd === undefined ? {} : { markerEnd })}
    />
  );
});

/** Where the open context menu is, and what it is for. */
interface CanvasMenuState {
  /** Window coordinates, for a state that is added there. */
  readonly at: { readonly x: number; readonly y: number };
  /** Pixels from the canvas's top left corner. */
  readonly x: number;
  readonly y: number;
  readonly on: 'states' | 'transition' | 'canvas';
}

/** Opens the context menu and selects what was right-clicked. */
function useCanvasMenu(area: RefObject<HTMLDivElement | null>) {
  const { view } = useStudio();
  const [menu, setMenu] = useState<CanvasMenuState | null>(null);

  const open = useCallback(
    (event: MouseEvent | globalThis.MouseEvent, on: CanvasMenuState['on']) => {
      event.preventDefault();
      const box = area.current?.getBoundingClientRect();
      const at = { x: event.clientX, y: event.clientY };
      setMenu({ at, x: at.x - (box?.left ?? 0), y: at.y - (box?.top ?? 0), on });
    },
    [area],
  );

  return {
    menu,
    closeMenu: useCallback(() => setMenu(null), []),
    onNodeContextMenu: useCallback(
      (event: MouseEvent, node: StateNode) => {
        const { selection, select, selectTransitions } = view.getState();
        if (!selection.includes(node.id)) select([node.id]);
        selectTransitions([]);
        open(event, 'states');
      },
      [view, open],
    ),
    onEdgeContextMenu: useCallback(
      (event: MouseEvent, edge: TransitionEdge) => {
        const { select, selectTransitions } = view.getState();
        select([]);
        selectTransitions([{ state: edge.source, outcome: edge.sourceHandle ?? '' }]);
        open(event, 'transition');
      },
      [view, open],
    ),
    onPaneContextMenu: useCallback(
      (event: MouseEvent | globalThis.MouseEvent) => open(event, 'canvas'),
      [open],
    ),
  };
}

interface CanvasMenuProps extends CanvasMenuState {
  readonly onAddState: OpenAddState;
  readonly onClose: () => void;
}

const commandIds = {
  states: ['flow.open', 'flow.rename', 'flow.setStart', 'flow.duplicate', 'flow.copy', 'flow.delete'],
  transition: ['flow.delete'],
  canvas: ['flow.paste', 'flow.selectAll', 'flow.layout', 'view.fit'],
} as const;

/** The context menu of the canvas, a state or a transition. */
function CanvasMenu({ at, x, y, on, onAddState, onClose }: CanvasMenuProps) {
  const { commands } = useStudio();
  return (
    <Menu opened onClose={onClose} position="bottom-start" offset={0} width={220}>
      <Menu.Target>
        <div style={{ position: 'absolute', left: x, top: y, width: 1, height: 1 }} />
      </Menu.Target>
      <Menu.Dropdown aria-label="Canvas menu">
        {on === 'canvas' && (
          <Menu.Item leftSection={<IconPlus size={16} stroke={1.7} />} onClick={() => onAddState(at)}>
            Add state here…
          </Menu.Item>
        )}
        {commandIds[on].map((id) => {
          const command = commands.get(id);
          const shortcut = command.shortcuts?.[0];
          return (
            <Menu.Item
              key={id}
              leftSection={<command.icon size={16} stroke={1.7} />}
              rightSection={
                shortcut === undefined ? undefined : (
                  <Text size="xs" c="dimmed">
                    {shortcutText(shortcut)}
                  </Text>
                )
              }
              {...(id === 'flow.delete' ? { color: 'red' } : {})}
              disabled={!command.enabled()}
              onClick={command.run}
            >
              {command.label()}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

interface FlowCanvasProps {
  readonly flowId: string;
  readonly graph: FlowGraph;
}

const nodeTypes = { state: StateCard };
const edgeTypes = { transition: TransitionPath };
const multiSelectionKeys = ['Meta', 'Control', 'Shift'];
// The minimap draws for this size; one set only by a class would crop it.
const minimapSize = { width: 150, height: 100 };
const zoomKeys = ['Meta', 'Control'];

/** A flow as a graph to edit. */
export function FlowCanvas(props: FlowCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ flowId, graph }: FlowCanvasProps) {
  const area = useRef<HTMLDivElement>(null);
  const { nodes, onNodesChange, onNodeClick, onNodeDoubleClick } = useCanvasNodes(flowId, graph);
  const { edges, onEdgesChange } = useCanvasEdges(graph);
  const adding = useAddState(flowId, area);
  const connect = useConnect(flowId, adding.open);
  const { menu, closeMenu, ...menuEvents } = useCanvasMenu(area);
  const { onInit } = useCanvasApi(flowId, area, graph);
  const studio = useStudio();
  // Enter on a card selects it; on the selected card it does what a double click does.
  const openByKey = (event: KeyboardEvent<HTMLElement>) => {
    const { target } = event;
    const [only, ...others] = studio.view.getState().selection;
    if (event.key !== 'Enter' || only === undefined || others.length > 0) return;
    if (!(target instanceof Element && target.matches(`.react-flow__node[data-id="${only}"]`))) return;
    event.preventDefault();
    event.stopPropagation();
    openState(studio, only);
  };
  return (
    <div
      className={classes.area}
      ref={area}
      data-canvas-keys
      onMouseDownCapture={forgetSelectedText}
      onKeyDownCapture={openByKey}
    >
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onInit={onInit}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onNodeClick={onNodeClick}
        onNodeDoubleClick={onNodeDoubleClick}
        onDragOver={adding.onDragOver}
        onDrop={adding.onDrop}
        {...connect}
        {...menuEvents}
        onlyRenderVisibleElements
        minZoom={0.08}
        maxZoom={2}
        panOnScroll
        zoomOnDoubleClick={false}
        zoomActivationKeyCode={zoomKeys}
        multiSelectionKeyCode={multiSelectionKeys}
        deleteKeyCode={null}
        connectionRadius={28}
        reconnectRadius={14}
        nodeDragThreshold={3}
        elevateEdgesOnSelect
        aria-label="Flow canvas"
      >
        <Background variant={BackgroundVariant.Dots} gap={22} size={1.6} color="var(--dl-canvas-dot)" />
        <MiniMap
          pannable
          zoomable
          nodeColor={minimapColor}
          nodeBorderRadius={20}
          className={classes.minimap ?? ''}
          style={minimapSize}
          ariaLabel="Overview of the flow"
        />
        <CanvasTools />
      </ReactFlow>
      {graph.nodes.length === 0 && <EmptyFlow />}
      {adding.menu !== null && (
        <AddStateMenu {...adding.menu} onChoose={adding.choose} onClose={adding.close} />
      )}
      {menu !== null && <CanvasMenu {...menu} onAddState={adding.open} onClose={closeMenu} />}
    </div>
  );
}

/** Shift+click selects a card. The browser would extend the selected text of the page up to it. */
function forgetSelectedText({ shiftKey }: MouseEvent): void {
  if (shiftKey) window.getSelection()?.removeAllRanges();
}

function minimapColor(node: StateNode): string {
  return categoryColor(node.data.view.kind?.category);
}
