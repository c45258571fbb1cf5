// What applies everywhere: the customer cancels, or asks for an agent.
import type { Frame, LastMessage } from '../../kit/snapshot.ts';
import { continueBelow } from '../endFlow.ts';
import { escalateByPolicy } from '../escalation.ts';
import { recordStep, recordTried } from '../record.ts';
import { recordCalledFlow } from '../rewalk.ts';
import { renderPolicyText, sayPolicyText } from '../sayPolicyText.ts';
import { leaveFrame } from '../slots.ts';
import type { TransitionContext } from '../transitionContext.ts';
import { repeatPrompt } from '../waitingState.ts';
import { policyReplies } from './policy.ts';

/**
 * Cancels the current task. The nearest digression ends with everything it called, and the interrupted flow is
 * resumed; without a digression, everything that the entry flow called ends unresolved. In the entry flow itself there
 * is nothing to cancel.
 */
export function cancelCurrent(context: TransitionContext): void {
  if (context.draft.frames.length > 1) {
    cancelTask(context);
    return;
  }
  sayPolicyText(context, context.project.policies.cancel.nothing);
  repeatPrompt(context, { code: 'nothing_to_cancel', params: {} });
}

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

/** Hands over because the customer wants a person. */
export function handOverToPerson(context: TransitionContext): void {
  escalateByPolicy(context, 'person_requested', { code: 'person_requested', params: {} });
}

/** Asks whether the customer wants a person, when the message may or may not have said so. */
export function offerPerson(context: TransitionContext, message: LastMessage): void {
  const { escalation, clarification } = context.project.policies;
  const labels = { person: renderPolicyText(context, context.project.policies.loopGuard.person) };
  const neither = renderPolicyText(context, clarification.neither);
  recordStep(context, 'policy', null, { code: 'person_offered', params: {} });
  sayPolicyText(context, '$dialoom.offer_person', {
    quickReplies: [
      { label: labels.person, value: policyReplies.person },
      { label: neither, value: policyReplies.neither },
    ].filter(({ label }) => label !== ''),
  });
  context.draft.clarification = { intents: [escalation.personIntent], utterance: message.text };
}
