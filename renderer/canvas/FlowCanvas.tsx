import { Background, BackgroundVariant, MiniMap, ReactFlow, ReactFlowProvider } from '@xyflow/react';
import { useRef } from 'react';
import { categoryColor } from '../nodes/categoryColor.ts';
import { AddStateMenu } from './AddStateMenu.tsx';
import { CanvasMenu } from './CanvasMenu.tsx';
import { CanvasTools } from './CanvasTools.tsx';
import type { FlowGraph, StateNode } from './createGraphBuilder.ts';
import { EmptyFlow } from './EmptyFlow.tsx';
import classes from './FlowCanvas.module.css';
import { StateCard } from './StateCard.tsx';
import { TransitionPath } from './TransitionPath.tsx';
import { useAddState } from './useAddState.ts';
import { useCanvasApi } from './useCanvasApi.ts';
import { useCanvasEdges } from './useCanvasEdges.ts';
import { useCanvasMenu } from './useCanvasMenu.ts';
import { useCanvasNodes } from './useCanvasNodes.ts';
import { useConnect } from './useConnect.ts';

interface FlowCanvasProps {
  readonly flowId: string;
  readonly graph: FlowGraph;
}

const nodeTypes = { state: StateCard };
const edgeTypes = { transition: TransitionPath };
const multiSelectionKeys = ['Meta', 'Control'];
// The overview draws for this size: one set by a class alone would only cut it off.
const minimapSize = { width: 150, height: 100 };
const zoomKeys = ['Meta', 'Control'];

/** A flow as a graph that is drawn, rearranged and extended by hand. */
export function FlowCanvas(props: FlowCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ flowId, graph }: FlowCanvasProps) {
  const area = useRef<HTMLDivElement>(null);
  const { nodes, onNodesChange, onNodeDoubleClick } = useCanvasNodes(flowId, graph);
  const { edges, onEdgesChange } = useCanvasEdges(graph);
  const adding = useAddState(flowId, area);
  const connect = useConnect(flowId, adding.open);
  const { menu, closeMenu, ...menuEvents } = useCanvasMenu(area);
  const { onInit } = useCanvasApi(flowId, area, graph);
  return (
    <div className={classes.area} ref={area} data-canvas-keys>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onInit={onInit}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
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

function minimapColor(node: StateNode): string {
  return categoryColor(node.data.view.kind?.category);
}
