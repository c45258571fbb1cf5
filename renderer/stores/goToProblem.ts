import type { Problem } from '../../engine/base/problem.ts';
import type { Studio } from './studio.ts';

const flowFile = /^flows\/([^/]+)\.(?:flow\.yaml|layout\.json)$/;

/** Goes to where a problem is: the state on the canvas, else the line in the text of its flow, else the flow. */
export function goToProblem({ view, document }: Studio, { location }: Problem): void {
  if (location === undefined) return;
  const { project } = document.getState();
  const flow = location.flow ?? flowFile.exec(location.file ?? '')?.[1];
  if (flow === undefined) return;
  const known = project?.flows[flow];
  if (location.state !== undefined && known?.states.some(({ id }) => id === location.state) === true) {
    view.getState().revealState(flow, location.state);
    view.getState().openSidePanel('inspector');
  } else if (location.line !== undefined) view.getState().revealText(flow, location.line);
  else view.getState().openFlow(flow);
}
