import type { Problem } from '../../engine/base/problem.ts';
import type { Studio } from './studio.ts';

const flowFile = /^flows\/([^/]+)\.(?:flow\.yaml|layout\.json)$/;

/** Goes to where a problem is: the state on the canvas, else the line of its file. */
export function goToProblem({ view, document }: Studio, { location }: Problem): void {
  if (location === undefined) return;
  const { project, files } = document.getState();
  const flow = location.flow ?? flowFile.exec(location.file ?? '')?.[1];
  const known = project?.flows[flow ?? ''];
  if (flow !== undefined && known?.states.some(({ id }) => id === location.state) === true) {
    view.getState().revealState(flow, location.state ?? '');
    view.getState().openSidePanel('inspector');
  } else if (location.file?.endsWith('.flow.yaml') === true && flow !== undefined)
    view.getState().revealText(flow, location.line ?? 1);
  else if (location.file !== undefined && files[location.file] !== undefined)
    view.getState().openFile(location.file, location.line ?? 1);
  else if (flow !== undefined) view.getState().openFlow(flow);
}
