// Rules for the project-wide policies.
import { normalisePhrase } from '../../kit/phrases.ts';
import { actionPath, flowPath, intentPath, manifestPath } from '../../model/documentKinds.ts';
import { type Policies, policies as policiesSchema } from '../../model/documents/policies.ts';
import type { YamlPath } from '../../model/yaml/yamlPath.ts';
import type { Rule } from '../checkContext.ts';
import { closestName } from '../closestName.ts';
import { checkErrors } from '../errors.ts';
import { expressionFaults, reportFaults, saidTextFaults } from '../textFaults.ts';

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

/** What the policies say is there and compiles. */
export const checkPolicyTexts: Rule = (context) => {
  for (const [path, text] of saidTexts(context.project.manifest.policies)) {
    if (text === undefined) continue;
    reportFaults(context, manifestPath, ['policies', ...path], saidTextFaults(context, text));
  }
};

type SaidText = readonly [YamlPath, string | undefined];

function saidTexts(policies: Policies): readonly SaidText[] {
  const { noMatch, noInput, clarification, digressions, corrections, cancel } = policies;
  const { escalation, loopGuard, memory, outOfScope } = policies;
  return [
    ...list(['noMatch', 'reprompts'], noMatch.reprompts),
    [['noMatch', 'suggestions'], noMatch.suggestions],
    ...list(['noInput', 'prompts'], noInput.prompts),
    [['noInput', 'farewell'], noInput.farewell],
    [['clarification', 'prompt'], clarification.prompt],
    [['clarification', 'neither'], clarification.neither],
    [['digressions', 'resume'], digressions.resume],
    [['digressions', 'held'], digressions.held],
    [['digressions', 'queued'], digressions.queued],
    [['corrections', 'acknowledgement'], corrections.acknowledgement],
    [['corrections', 'tooLate'], corrections.tooLate],
    [['cancel', 'message'], cancel.message],
    [['cancel', 'nothing'], cancel.nothing],
    ...outOfScope.map(({ answer }, index): SaidText => [['outOfScope', index, 'answer'], answer]),
    [['loopGuard', 'person'], loopGuard.person],
    [['loopGuard', 'cancel'], loopGuard.cancel],
    [['escalation', 'message'], escalation.message],
    ...escalation.rules.flatMap(({ message, nextStep }, index): readonly SaidText[] => [
      [['escalation', 'rules', index, 'message'], message],
      [['escalation', 'rules', index, 'nextStep'], nextStep],
    ]),
    [['memory', 'forgotten'], memory.forgotten],
    [['disclosure'], policies.disclosure],
  ];
}

function list(path: YamlPath, texts: readonly string[]): readonly SaidText[] {
  return texts.map((text, index) => [[...path, index], text]);
}

/** The rules for handing over name actions that exist, their conditions compile, and their words are words. */
export const checkEscalationRules: Rule = (context) => {
  const { project, report, isThere } = context;
  const known = Object.keys(project.actions);
  for (const [index, rule] of project.manifest.policies.escalation.rules.entries()) {
    const path: YamlPath = ['policies', 'escalation', 'rules', index];
    if (rule.type === 'condition') {
      reportFaults(context, manifestPath, [...path, 'when'], expressionFaults(rule.when, project));
    }
    if (rule.type === 'keyword') {
      for (const [nth, word] of rule.words.entries()) {
        if (normalisePhrase(word) !== '') continue;
        report(manifestPath, [...path, 'words', nth], (at) =>
          checkErrors.PROJECT_RULE_WORD_EMPTY({ word }, at),
        );
      }
    }
    if (rule.type !== 'action_failed' && rule.type !== 'action_slow') continue;
    for (const [nth, id] of (rule.actions ?? []).entries()) {
      // A broken document has its own problem, and is not missing.
      if (known.includes(id) || isThere(actionPath(id))) continue;
      const params = { id, suggestion: closestName(id, known) };
      report(manifestPath, [...path, 'actions', nth], (at) => checkErrors.FLOW_UNKNOWN_ACTION(params, at));
    }
  }
};
