import { bestIntent } from '../../model/nluResult.ts';
import { emptySlots } from '../emptySlots.ts';
import { runningState } from '../frames.ts';
import { isOwnReply } from '../isOwnReply.ts';
import { recordStep } from '../recordStep.ts';
import type { Run } from '../run.ts';
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
    if (isOwnReply(run, message.value) || isClaimed(run, forgetIntent)) return false;
    recordStep(run, 'policy', null, 'Forgets the customer');
    emptySlots(run, memory.customerOwned);
    if (run.draft.customer.id !== null) run.effects.push({ type: 'forget' });
    sayPolicyText(run, forgotten);
    // A state that lets time pass goes on doing so; there is no question to put again.
    if (run.draft.awaiting.type === 'input') run.pending = { type: 'resume' };
    return true;
  },
};

function isClaimed(run: Run, intent: string): boolean {
  const node = runningState(run)?.node;
  return node?.ok === true && node.value.claims.includes(intent);
}
