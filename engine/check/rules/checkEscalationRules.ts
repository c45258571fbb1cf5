import { normalisePhrase } from '../../kit/normalisePhrase.ts';
import { actionPath, manifestPath } from '../../model/documentKinds.ts';
import type { YamlPath } from '../../model/yaml/yamlPath.ts';
import type { Rule } from '../checkContext.ts';
import { closestName } from '../closestName.ts';
import { checkErrors } from '../errors.ts';
import { reportFaults } from '../reportFaults.ts';
import { expressionFaults } from '../textFaults.ts';

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
