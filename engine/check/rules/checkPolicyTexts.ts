import { manifestPath } from '../../model/documentKinds.ts';
import type { Policies } from '../../model/policies.ts';
import type { YamlPath } from '../../model/yaml/yamlPath.ts';
import type { Rule } from '../checkContext.ts';
import { reportFaults } from '../reportFaults.ts';
import { saidTextFaults } from '../saidTextFaults.ts';

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
