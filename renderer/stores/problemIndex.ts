import type { Problem } from '../../engine/base/problem.ts';

const indexes = new WeakMap<readonly Problem[], ReadonlyMap<string, readonly Problem[]>>();
const none: readonly Problem[] = [];

/** The problems of one state. Looks into an index that is made once for each check, not once for each card. */
export function problemsOfState(
  problems: readonly Problem[],
  flow: string,
  state: string,
): readonly Problem[] {
  let index = indexes.get(problems);
  if (index === undefined) {
    index = Map.groupBy(problems, ({ location }) => `${location?.flow ?? ''}/${location?.state ?? ''}`);
    indexes.set(problems, index);
  }
  return index.get(`${flow}/${state}`) ?? none;
}

/** The gravest severity among problems. */
export function worstSeverity(problems: readonly Problem[]): Problem['severity'] | null {
  if (problems.some(({ severity }) => severity === 'error')) return 'error';
  return problems.length > 0 ? 'warning' : null;
}
