import { flowPath } from '../../model/documentKinds.ts';
import type { Rule } from '../checkContext.ts';
import { reportFaults } from '../reportFaults.ts';
import { saidTextFaults } from '../saidTextFaults.ts';

/** The titles of flows, which customers read, are there and compile. */
export const checkTitles: Rule = (context) => {
  for (const { id, title } of Object.values(context.project.flows)) {
    if (title !== undefined) reportFaults(context, flowPath(id), ['title'], saidTextFaults(context, title));
  }
};
