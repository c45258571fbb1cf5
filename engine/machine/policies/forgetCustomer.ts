import { bestIntent } from '../../model/nluResult.ts';
import { emptySlots } from '../emptySlots.ts';
import { isOwnAnswer } from '../isOwnAnswer.ts';
import { putQuestionAgain } from '../putQuestionAgain.ts';
import { sayPolicyText } from '../sayPolicyText.ts';
import type { MessagePolicy } from './messagePolicy.ts';

/**
 * Who wants to be forgotten is: what is kept of them goes, and so do the slots that belong to them. Then the question
 * is put again. A project that keeps nothing of customers has nothing to forget, and may give the intent to a flow.
 */
export const forgetCustomer: MessagePolicy = {
  name: 'forgetCustomer',
  apply: (run, message) => {
    const { memory, policies } = run.project;
    if (memory.consentSlot === undefined) return false;
    const { forgetIntent, forgotten } = policies.memory;
    if (bestIntent(message.nlu, policies.intentThreshold) !== forgetIntent) return false;
    if (isOwnAnswer(run, message, forgetIntent)) return false;
    emptySlots(run, memory.customerOwned);
    if (run.draft.customer.id !== null) run.effects.push({ type: 'forget' });
    sayPolicyText(run, forgotten);
    putQuestionAgain(run, { code: 'customer_forgotten', params: {} });
    return true;
  },
};
