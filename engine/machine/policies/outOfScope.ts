import { bestIntent } from '../../model/nluResult.ts';
import { putQuestionAgain } from '../putQuestionAgain.ts';
import type { Run } from '../run.ts';
import { sayPolicyText } from '../sayPolicyText.ts';
import type { MessagePolicy } from './messagePolicy.ts';

/** A wish that is understood and not served gets an honest answer, and the conversation goes on. */
export const outOfScope: MessagePolicy = {
  name: 'outOfScope',
  apply: (run, message) => {
    const { outOfScope, policies } = run.project;
    if (outOfScope.size === 0 || run.refusal?.hold === true) return false;
    const intent = bestIntent(message.nlu, policies.intentThreshold);
    const answer = intent === undefined ? undefined : outOfScope.get(intent);
    if (intent === undefined || answer === undefined) return false;
    sayPolicyText(run, answer);
    putQuestionAgain(run, `${nameOf(run, intent)} is out of scope`);
    return true;
  },
};

function nameOf(run: Run, intent: string): string {
  return run.project.intentNames.get(intent) ?? intent;
}
