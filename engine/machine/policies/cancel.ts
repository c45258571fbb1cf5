// Policies that apply everywhere: the customer cancels, or asks for an agent.
import type { Frame } from '../../kit/snapshot.ts';
import { bestIntent } from '../../model/ports.ts';
import { continueBelow } from '../endFlow.ts';
import { escalateByPolicy } from '../escalation.ts';
import { recordStep, recordTried } from '../record.ts';
import { recordCalledFlow } from '../rewalk.ts';
import { sayPolicyText } from '../sayPolicyText.ts';
import { leaveFrame } from '../slots.ts';
import type { TransitionContext } from '../transitionContext.ts';
import { isOwnAnswer, isOwnReply, repeatPrompt } from '../waitingState.ts';
import { type MessagePolicy, policyReplies } from './policy.ts';

/**
 * Cancels the current task. The nearest digression ends with everything it called, and the interrupted flow is
 * resumed; without a digression, everything that the entry flow called ends unresolved. In the entry flow itself there
 * is nothing to cancel.
 */
export const cancel: MessagePolicy = {
  name: 'cancel',
  apply: (context, message) => {
    const { policies } = context.project;
    const { intent } = policies.cancel;
    if (message.value !== policyReplies.cancel) {
      if (bestIntent(message.nlu, policies.intentThreshold) !== intent) return false;
      if (isOwnAnswer(context, message, intent)) return false;
    }
    if (context.draft.frames.length > 1) cancelTask(context);
    else {
      sayPolicyText(context, policies.cancel.nothing);
      repeatPrompt(context, { code: 'nothing_to_cancel', params: {} });
    }
    return true;
  },
};

function cancelTask(context: TransitionContext): void {
  const { draft, project } = context;
  const { frames } = draft;
  const kept = Math.max(
    1,
    frames.findLastIndex(({ cause }) => cause === 'digression'),
  );
  const cancelled = frames.slice(kept).reverse();
  const flows = cancelled.map(({ flow }) => flow);
  recordStep(context, 'policy', null, { code: 'flows_cancelled', params: { flows } });
  for (const { flow } of cancelled) {
    const detail = { code: 'cancelled_by_customer', params: {} } as const;
    recordTried(context, { type: 'flow', name: flow, ok: false, detail });
  }
  sayPolicyText(context, project.policies.cancel.message);
  draft.intent = null;
  draft.failures = 0;
  const lowest = leaveOneByOne(context, kept);
  if (lowest !== undefined) continueBelow(context, lowest, { resolution: 'unresolved', outputs: {} });
}

/**
 * Leaves the frames one by one: each caller records what the called flow carried out, since cancelling does not undo
 * it.
 */
function leaveOneByOne(context: TransitionContext, kept: number): Frame | undefined {
  let left: Frame | undefined;
  while (context.draft.frames.length > kept) {
    left = leaveFrame(context);
    if (left?.cause === 'call') recordCalledFlow(context, left);
  }
  return left;
}

/** Hands over whenever the customer asks for an agent. */
export const personRequested: MessagePolicy = {
  name: 'personRequested',
  apply: (context, message) => {
    const { intentThreshold, escalation } = context.project.policies;
    if (message.value !== policyReplies.person) {
      if (bestIntent(message.nlu, intentThreshold) !== escalation.personIntent) return false;
      if (isOwnReply(context, message.value)) return false;
    }
    escalateByPolicy(context, 'person_requested', { code: 'person_requested', params: {} });
    return true;
  },
};
