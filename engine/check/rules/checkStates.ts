import type { Rule } from '../checkContext.ts';
import { closestName } from '../closestName.ts';
import { checkErrors } from '../errors.ts';

/** Each state is of a known kind, and its data fits the kind. */
export const checkStates: Rule = ({ states, registry, reportState }) => {
  for (const checked of states) {
    const { state, kind, findings } = checked;
    if (kind === undefined) {
      const suggestion = closestName(state.kind, registry.keys());
      reportState(checked, ['kind'], (at) =>
        checkErrors.FLOW_UNKNOWN_KIND({ kind: state.kind, suggestion }, at),
      );
      continue;
    }
    for (const { field, path, message } of findings) {
      const params = { label: kind.label, field, finding: message };
      reportState(checked, path, (at) => checkErrors.FLOW_STATE_INVALID(params, at));
    }
  }
};
