import type { Problem } from '../../../engine/base/problem.ts';
import { problemsOfState } from '../../stores/problemIndex.ts';
import { useDocument } from '../../stores/useStores.ts';

/** What the last check found in a state. */
export function useStateProblems(flow: string, state: string): readonly Problem[] {
  return useDocument(({ problems }) => problemsOfState(problems, flow, state));
}
