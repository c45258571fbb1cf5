import { hasErrors } from '../../engine/base/problem.ts';
import { useStudio } from './studioContext.ts';
import { useDocument } from './useStores.ts';

/** The way to the problems list; undefined while the project has no error: then it would not help. */
export function useShowProblems(): (() => void) | undefined {
  const { view } = useStudio();
  const errors = useDocument(({ problems }) => hasErrors(problems));
  if (!errors) return undefined;
  return () => {
    view.getState().showMainView('flows');
    view.getState().setProblemsOpen(true);
  };
}
