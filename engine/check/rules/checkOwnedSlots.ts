import { flowPath } from '../../model/documentKinds.ts';
import type { Rule } from '../checkContext.ts';
import { closestName } from '../closestName.ts';
import { checkErrors } from '../errors.ts';

/** The slots that a flow owns are declared. */
export const checkOwnedSlots: Rule = ({ project, report }) => {
  const declared = Object.keys(project.manifest.slots);
  for (const { id: flow, owns = [] } of Object.values(project.flows)) {
    for (const [index, id] of owns.entries()) {
      if (declared.includes(id)) continue;
      const params = { id, suggestion: closestName(id, declared) };
      report(flowPath(flow), ['owns', index], ({ location }) =>
        checkErrors.FLOW_UNKNOWN_SLOT(params, { location: { ...location, flow } }),
      );
    }
  }
};
