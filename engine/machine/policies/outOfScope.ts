import { bestIntent } from '../../model/nluResult.ts';
import { putQuestionAgain } from '../putQuestionAgain.ts';
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
    putQuestionAgain(run, { code: 'out_of_scope', params: { intent } });
    return true;
  },
};
