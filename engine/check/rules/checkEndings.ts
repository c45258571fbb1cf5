import type { CheckedState, Rule } from '../checkContext.ts';
import { checkErrors } from '../errors.ts';

/**
 * From every state the flow can come to an end. A state ends it when it has no ways out, or when nothing is connected
 * to one of them: then a policy takes over, or another problem says so. Told once a flow, at the first such state.
 */
export const checkEndings: Rule = ({ project, states, reportState }) => {
  for (const flow of Object.values(project.flows)) {
    const own = states.filter((checked) => checked.flow === flow);
    const ending = statesThatEnd(own);
    const stuck = own.find(({ state }) => !ending.has(state.id));
    if (stuck !== undefined)
      reportState(stuck, [], (at) => checkErrors.FLOW_STATE_NO_WAY_OUT({}, at), 'warning');
  }
};

function statesThatEnd(states: readonly CheckedState[]): ReadonlySet<string> {
  const ids = new Set(states.map(({ state }) => state.id));
  const sources = new Map<string, string[]>();
  const ending = new Set<string>();
  const open: string[] = [];
  for (const { state, bound } of states) {
    const targets = Object.values(state.on);
    // What only happens when something fails is no ordinary end.
    const isEnd =
      bound === undefined ||
      targets.some((target) => !ids.has(target)) ||
      bound.outcomes.every(({ id, tone }) => tone !== 'normal' || state.on[id] === undefined);
    if (isEnd) open.push(state.id);
    for (const target of targets) {
      const known = sources.get(target);
      if (known === undefined) sources.set(target, [state.id]);
      else known.push(state.id);
    }
  }
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (ending.has(id)) continue;
    ending.add(id);
    open.push(...(sources.get(id) ?? []));
  }
  return ending;
}
