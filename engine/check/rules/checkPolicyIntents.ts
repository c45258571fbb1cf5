import { flowPath, intentPath, manifestPath } from '../../model/documentKinds.ts';
import { type Policies, policies as policiesSchema } from '../../model/policies.ts';
import type { YamlPath } from '../../model/yaml/yamlPath.ts';
import type { Rule } from '../checkContext.ts';
import { closestName } from '../closestName.ts';
import { checkErrors } from '../errors.ts';

/** Intents that policies name exist, and start no flow besides: the policy takes them first. */
export const checkPolicyIntents: Rule = ({ project, report, isThere }) => {
  const known = Object.keys(project.intents);
  const takenBy = new Map<string, string>();
  for (const { path, intent, optional } of intentsOf(project.manifest.policies)) {
    takenBy.set(intent, String(path[0]));
    // A broken document has its own problem, and is not missing.
    if (optional || known.includes(intent) || isThere(intentPath(intent))) continue;
    const params = { id: intent, suggestion: closestName(intent, known) };
    const at = ['policies', ...path];
    report(manifestPath, at, (place) => checkErrors.FLOW_UNKNOWN_INTENT(params, place), 'warning');
  }
  for (const { id: flow, triggers } of Object.values(project.flows)) {
    for (const [index, intent] of triggers.entries()) {
      const policy = takenBy.get(intent);
      if (policy === undefined) continue;
      report(
        flowPath(flow),
        ['triggers', index],
        ({ location }) =>
          checkErrors.FLOW_TRIGGER_TAKEN({ intent, policy }, { location: { ...location, flow } }),
        'warning',
      );
    }
  }
};

interface NamedIntent {
  readonly path: YamlPath;
  readonly intent: string;
  /** A project need not have it: it is only what the policy reads when nothing else is said. */
  readonly optional: boolean;
}

const defaults = policiesSchema.parse({});

function intentsOf({ escalation, cancel, repeat, memory, outOfScope }: Policies): readonly NamedIntent[] {
  const named: NamedIntent[] = [
    // Without it nobody can ask for a person, so that is said even of the default.
    { path: ['escalation', 'personIntent'], intent: escalation.personIntent, optional: false },
    {
      path: ['cancel', 'intent'],
      intent: cancel.intent,
      optional: cancel.intent === defaults.cancel.intent,
    },
    {
      path: ['repeat', 'intent'],
      intent: repeat.intent,
      optional: repeat.intent === defaults.repeat.intent,
    },
    ...outOfScope.map(({ intent }, index) => ({
      path: ['outOfScope', index, 'intent'],
      intent,
      optional: false,
    })),
  ];
  // Where nothing is remembered of customers, the intent is a flow's to have.
  if (memory.consentSlot !== undefined) {
    const { forgetIntent: intent } = memory;
    named.push({
      path: ['memory', 'forgetIntent'],
      intent,
      optional: intent === defaults.memory.forgetIntent,
    });
  }
  for (const [index, rule] of escalation.rules.entries()) {
    if (rule.type !== 'restricted_topic') continue;
    for (const [nth, intent] of rule.intents.entries()) {
      named.push({ path: ['escalation', 'rules', index, 'intents', nth], intent, optional: false });
    }
  }
  return named;
}
