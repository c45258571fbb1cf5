import { fieldValues } from '../../kit/fieldValues.ts';
import { flowPath, intentPath } from '../../model/documentKinds.ts';
import type { CheckContext, Rule } from '../checkContext.ts';
import { closestName } from '../closestName.ts';
import { checkErrors } from '../errors.ts';

/** Triggers name intents, an intent starts one flow only, and something starts each flow. */
export const checkTriggers: Rule = (context) => {
  const { project, report, isThere } = context;
  const startedBy = new Map<string, string>();
  const named = flowsNamed(context);
  for (const { id: flow, triggers } of Object.values(project.flows)) {
    const file = flowPath(flow);
    for (const [index, intent] of triggers.entries()) {
      const path = ['triggers', index];
      if (project.intents[intent] === undefined && !isThere(intentPath(intent))) {
        const params = { id: intent, suggestion: closestName(intent, Object.keys(project.intents)) };
        report(file, path, ({ location }) =>
          checkErrors.FLOW_UNKNOWN_INTENT(params, { location: { ...location, flow } }),
        );
      }
      const other = startedBy.get(intent);
      if (other === undefined) startedBy.set(intent, flow);
      else {
        report(file, path, ({ location }) =>
          checkErrors.FLOW_TRIGGER_TWICE({ intent, other }, { location: { ...location, flow } }),
        );
      }
    }
    if (triggers.length === 0 && flow !== project.manifest.entryFlow && !named.has(flow)) {
      report(
        file,
        [],
        ({ location }) => checkErrors.FLOW_NEVER_STARTED({}, { location: { ...location, flow } }),
        'warning',
      );
    }
  }
};

/** Flows that a state of another flow names, or a policy. */
function flowsNamed({ states, project }: CheckContext): ReadonlySet<string> {
  const { flow: identify } = project.manifest.policies.authentication;
  const named = new Set<string>(identify === undefined ? [] : [identify]);
  for (const { flow, kind, data } of states) {
    for (const { type, value } of fieldValues(kind?.fields ?? [], data)) {
      if (type === 'flow' && typeof value === 'string' && value !== flow.id) named.add(value);
    }
  }
  return named;
}
