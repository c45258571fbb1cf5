import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js';
import ElkWorker from 'elkjs/lib/elk-worker.min.js?worker';
import type { Flow } from '../../engine/model/flow.ts';
import { moveStates } from '../stores/flowEdits.ts';
import type { Studio } from '../stores/studio.ts';
import { toElkGraph } from './toElkGraph.ts';

let elk: InstanceType<typeof ELK> | null = null;

/** Arranges a flow from left to right, in a worker, as one edit; then shows it as a whole. */
export async function layoutFlow(studio: Studio, flowId: string): Promise<void> {
  const { project } = studio.document.getState();
  const flow = project?.flows[flowId];
  if (flow === undefined || flow.states.length === 0) return;
  elk ??= new ELK({ workerFactory: () => new ElkWorker() });
  const { running } = studio.tasks.getState();
  const arranged = await running('Arranging the flow', elk.layout(toElkGraph(flow)));
  // Something else may have happened to the flow meanwhile: states that are gone stay gone.
  const now = studio.document.getState().project?.flows[flowId];
  if (now === undefined) return;
  studio.document
    .getState()
    .group('Arrange states', () => moveStates(studio, flowId, positionsOf(arranged, now)));
  // The canvas must have taken the new places over before it can show them all.
  requestAnimationFrame(() => studio.view.getState().canvas?.fit());
}

function positionsOf({ children = [] }: ElkNode, flow: Flow) {
  const ids = new Set(flow.states.map(({ id }) => id));
  return Object.fromEntries(
    children
      .filter(({ id }) => ids.has(id))
      .map(({ id, x = 0, y = 0 }) => [id, { x: Math.round(x), y: Math.round(y) }]),
  );
}
