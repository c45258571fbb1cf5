import type { Rule } from '../checkContext.ts';
import { closestName } from '../closestName.ts';
import { checkErrors } from '../errors.ts';

/** What dialoom.yaml names exists. */
export const checkManifest: Rule = ({ project, report }) => {
  const file = 'dialoom.yaml';
  const { manifest, flows, entities, intents } = project;
  const named = (
    code: 'FLOW_UNKNOWN_FLOW' | 'FLOW_UNKNOWN_ENTITY' | 'FLOW_UNKNOWN_INTENT',
    id: string,
    known: readonly string[],
    path: readonly string[],
    severity: 'error' | 'warning' = 'error',
  ): void => {
    if (known.includes(id)) return;
    report(file, path, (at) => checkErrors[code]({ id, suggestion: closestName(id, known) }, at), severity);
  };
  named('FLOW_UNKNOWN_FLOW', manifest.entryFlow, Object.keys(flows), ['entryFlow']);
  for (const [slot, { entity }] of Object.entries(manifest.slots)) {
    if (entity !== undefined) {
      named('FLOW_UNKNOWN_ENTITY', entity, Object.keys(entities), ['slots', slot, 'entity']);
    }
  }
  // Without the intent nobody can ask for a person; a project may want that, so it is a warning.
  const path = ['policies', 'escalation', 'personIntent'];
  named(
    'FLOW_UNKNOWN_INTENT',
    manifest.policies.escalation.personIntent,
    Object.keys(intents),
    path,
    'warning',
  );
};
