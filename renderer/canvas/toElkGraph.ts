import type { ElkNode } from 'elkjs/lib/elk-api.js';
import type { Flow } from '../../engine/model/flow.ts';
import { describeState } from '../nodes/describeState.ts';
import { card, cardHeight, portY } from '../nodes/layout/cardGeometry.ts';

/** The placement with the straightest lines takes time with the square of the states: 36 s for 400, against 2 s. */
const straightestUpTo = 80;

/**
 * A flow as the layout library wants it: cards with their real sizes, ports where they are drawn, so that lines leave
 * in their order and do not cross needlessly.
 */
export function toElkGraph(flow: Flow): ElkNode {
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
        flow.states.length > straightestUpTo ? 'BRANDES_KOEPF' : 'NETWORK_SIMPLEX',
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
