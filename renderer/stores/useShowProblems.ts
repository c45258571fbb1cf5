import { worstSeverity } from './problemIndex.ts';
import { useStudio } from './studioContext.ts';
import { useDocument } from './useStores.ts';

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
