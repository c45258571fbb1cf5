import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js';
import ElkWorker from 'elkjs/lib/elk-worker.min.js?worker';
import type { Flow } from '../../engine/model/documents/flow.ts';
import { hostLost } from '../client/toAppError.ts';
import { describeState } from '../nodes/describeState.ts';
import { card, cardHeight, portY } from '../nodes/flowLayout.ts';
import { placeStates } from '../stores/flowEdits.ts';
import type { Studio } from '../stores/studio.ts';

/** The placement with the straightest lines takes quadratic time: 36 s for 400 states, instead of 2 s. */
const straightLinesMaxStates = 80;

/**
 * A flow as input for the layout library: cards with their real sizes and ports, so that lines leave in order and do
 * not cross needlessly.
 */
function toElkGraph(flow: Flow): ElkNode {
  const ids = new Set(flow.states.map(({ id }) => id));
  const views = new Map(flow.states.map((state) => [state.id, describeState(state)]));
  return {
    id: 'flow',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.layered.spacing.nodeNodeBetweenLayers': '88',
      'elk.spacing.nodeNode': '36',
      'elk.layered.nodePlacement.strategy':
        flow.states.length > straightLinesMaxStates ? 'BRANDES_KOEPF' : 'NETWORK_SIMPLEX',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
      'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
      'elk.separateConnectedComponents': 'true',
      'elk.spacing.componentComponent': '64',
    },
    children: [...views].map(([id, view]) => ({
      id,
      width: card.width,
      height: cardHeight(view),
      layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
      ports: [
        { id: `${id}:`, x: 0, y: card.header / 2, layoutOptions: { 'elk.port.side': 'WEST' } },
        ...view.ports.map((port) => ({
          id: `${id}:${port.id}`,
          x: card.width,
          y: portY(view, port.id),
          layoutOptions: { 'elk.port.side': 'EAST' },
        })),
      ],
    })),
    edges: [...views].flatMap(([id, view]) =>
      view.ports
        .filter(({ target }) => target !== null && ids.has(target))
        .map((port) => ({
          id: `${id}:${port.id}>`,
          sources: [`${id}:${port.id}`],
          targets: [`${port.target}:`],
        })),
    ),
  };
}

/** The layout engine in its worker, which the host serves: it cannot be loaded while that is away. */
interface LayoutEngine {
  readonly elk: InstanceType<typeof ELK>;
  /** Rejects if the worker cannot be loaded. */
  readonly failed: Promise<never>;
}

let engine: LayoutEngine | null = null;

function startEngine(): LayoutEngine {
  const worker = new ElkWorker();
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', () => {
      engine = null;
      reject(hostLost());
    });
  });
  // Whoever waits for a layout hears of it.
  failed.catch(() => undefined);
  return { elk: new ELK({ workerFactory: () => worker }), failed };
}

/** Arranges a flow from left to right, in a worker, as one edit; then zooms to fit. */
export async function layoutFlow(studio: Studio, flowId: string): Promise<void> {
  const { project } = studio.document.getState();
  const flow = project?.flows[flowId];
  if (flow === undefined || flow.states.length === 0) return;
  engine ??= startEngine();
  const { running } = studio.tasks.getState();
  const arranged = await running(
    'Arranging the flow',
    Promise.race([engine.elk.layout(toElkGraph(flow)), engine.failed]),
  );
  // The flow may have changed in the meantime: states that were deleted have no place.
  const now = studio.document.getState().project?.flows[flowId];
  if (now === undefined) return;
  studio.document
    .getState()
    .group('Arrange states', () => placeStates(studio, flowId, positionsOf(arranged, now)));
  // The canvas must have the new places before it can zoom to them.
  requestAnimationFrame(() => studio.view.getState().canvas?.fit());
}

function positionsOf({ children = [] }: ElkNode, flow: Flow) {
  const ids = new Set(flow.states.map(({ id }) => id));
  return Object.fromEntries(
    children.filter(({ id }) => ids.has(id)).map(({ id, x = 0, y = 0 }) => [id, { x, y }]),
  );
}
