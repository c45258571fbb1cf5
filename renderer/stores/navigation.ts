// Ways to where something is: a problem, the list of problems.
import { formatLocation, type Location } from '../../engine/base/location.ts';
import type { Problem } from '../../engine/base/problem.ts';
import { worstSeverity } from './documentState.ts';
import type { Studio } from './studio.ts';
import { useDocument, useStudio } from './useStudio.ts';

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

/** The way to the problems list; undefined while the project has no error: then it would not help. */
export function useShowProblems(): (() => void) | undefined {
  const { view } = useStudio();
  const errors = useDocument(({ problems }) => worstSeverity(problems) === 'error');
  if (!errors) return undefined;
  return () => {
    view.getState().showMainView('flows');
    view.getState().setProblemsOpen(true);
  };
}

/** Where something is, for a list: the state of a flow says enough without its file. */
export function locationText(location: Location): string {
  const { flow, state, file, line } = location;
  if (flow !== undefined && state !== undefined) return `${flow} › ${state}`;
  if (file !== undefined) return line === undefined ? file : `${file}:${line}`;
  return formatLocation(location);
}
