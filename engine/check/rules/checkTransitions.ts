import { errorOutcome } from '../../kit/outcome.ts';
import type { Flow } from '../../model/flow.ts';
import type { Rule } from '../checkContext.ts';
import { checkErrors } from '../errors.ts';

/** Transitions leave by an outcome the state has and lead to a state of the flow; required outcomes are connected. */
export const checkTransitions: Rule = ({ states, reportState }) => {
  const idsOf = new Map<Flow, ReadonlySet<string>>();
  for (const checked of states) {
    const { flow, state, bound } = checked;
    const ids = idsOf.get(flow) ?? new Set(flow.states.map((other) => other.id));
    idsOf.set(flow, ids);
    for (const [outcome, target] of Object.entries(state.on)) {
      const path = ['on', outcome];
      if (!ids.has(target)) {
        reportState(checked, path, (at) => checkErrors.FLOW_DANGLING_TRANSITION({ outcome, target }, at));
      }
      // Any state can fail (a text that cannot be filled in), so any may say where to go then.
      const possible = outcome === errorOutcome.id || bound?.outcomes.some(({ id }) => id === outcome);
      if (bound !== undefined && possible !== true) {
        const known = bound.outcomes.map(({ id }) => id).join(', ');
        reportState(checked, path, (at) => checkErrors.FLOW_UNKNOWN_OUTCOME({ outcome, known }, at));
      }
    }
    for (const outcome of bound?.outcomes ?? []) {
      if (!outcome.required || state.on[outcome.id] !== undefined) continue;
      const { label } = outcome;
      reportState(checked, [], (at) => checkErrors.FLOW_OUTCOME_NOT_CONNECTED({ label }, at));
    }
  }
};
