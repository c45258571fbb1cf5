import { flowPath, layoutPath } from '../../model/documentKinds.ts';
import type { Rule } from '../checkContext.ts';
import { checkErrors } from '../errors.ts';

/** Each layout belongs to a flow. */
export const checkLayouts: Rule = ({ project, isThere, report }) => {
  for (const flow of Object.keys(project.layouts)) {
    if (isThere(flowPath(flow))) continue;
    report(layoutPath(flow), [], (at) => checkErrors.FLOW_LAYOUT_ORPHAN({ flow }, at), 'warning');
  }
};
