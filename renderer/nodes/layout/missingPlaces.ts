import type { Project } from '../../../engine/model/project.ts';
import { describeState } from '../describeState.ts';
import { cardHeight } from './cardGeometry.ts';
import { computePositions } from './computePositions.ts';

/**
 * Where states stand that have no place in the layout file. Written down with the first edit of the flow's layout:
 * computed anew from a layout that holds some of the states, they would jump.
 */
export function missingPlaces(
  project: Project,
  flowId: string,
): Readonly<Record<string, { readonly x: number; readonly y: number }>> {
  const flow = project.flows[flowId];
  const layout = project.layouts[flowId];
  if (flow === undefined || flow.states.every(({ id }) => layout?.states[id] !== undefined)) return {};
  const heights = new Map(flow.states.map((state) => [state.id, cardHeight(describeState(state))]));
  const positions = computePositions(flow, layout, heights);
  return Object.fromEntries([...positions].filter(([id]) => layout?.states[id] === undefined));
}
