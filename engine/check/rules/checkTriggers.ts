import type { Rule } from '../checkContext.ts';
import { closestName } from '../closestName.ts';
import { checkErrors } from '../errors.ts';

/** Triggers name intents, and an intent starts one flow only. */
export const checkTriggers: Rule = ({ project, report }) => {
  const startedBy = new Map<string, string>();
  for (const flow of Object.values(project.flows)) {
    flow.triggers.forEach((intent, index) => {
      const file = `flows/${flow.id}.flow.yaml`;
      const path = ['triggers', index];
      if (project.intents[intent] === undefined) {
        const suggestion = closestName(intent, Object.keys(project.intents));
        report(file, path, (at) =>
          checkErrors.FLOW_UNKNOWN_INTENT(
            { id: intent, suggestion },
            { location: { ...at.location, flow: flow.id } },
          ),
        );
      }
      const other = startedBy.get(intent);
      if (other === undefined) startedBy.set(intent, flow.id);
      else {
        report(file, path, (at) =>
          checkErrors.FLOW_TRIGGER_TWICE({ intent, other }, { location: { ...at.location, flow: flow.id } }),
        );
      }
    });
  }
};
