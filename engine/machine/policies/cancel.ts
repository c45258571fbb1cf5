// What holds anywhere: the customer gives up, or wants a person.
import type { Frame } from '../../kit/snapshot.ts';
import { bestIntent } from '../../model/ports.ts';
import { takeOverFrom } from '../doneActions.ts';
import { goOnBelow } from '../endFlow.ts';
import { escalateByPolicy } from '../escalation.ts';
import { recordStep, recordTried } from '../record.ts';
import type { Run } from '../run.ts';
import { sayPolicyText } from '../sayPolicyText.ts';
import { leaveFrame } from '../slots.ts';
import { isOwnAnswer, isOwnReply, repeatPrompt } from '../waitingState.ts';
import { type MessagePolicy, policyReplies } from './policy.ts';

/**
 * Gives up what is being done. The nearest digression ends with all that it called, and what it interrupted is
 * resumed; without one, all that the entry flow called ends unresolved. In the entry flow itself there is nothing to
 * give up.
 */
export const cancel: MessagePolicy = {
  name: 'cancel',
  apply: (run, message) => {
    const { policies } = run.project;
    const { intent } = policies.cancel;
    if (message.value !== policyReplies.cancel) {
      if (bestIntent(message.nlu, policies.intentThreshold) !== intent) return false;
      if (isOwnAnswer(run, message, intent)) return false;
    }
    if (run.draft.frames.length > 1) cancelTask(run);
    else {
      sayPolicyText(run, policies.cancel.nothing);
      repeatPrompt(run, { code: 'nothing_to_cancel', params: {} });
    }
    return true;
  },
};

function cancelTask(run: Run): void {
  const { draft, project } = run;
  const { frames } = draft;
  const kept = Math.max(
    1,
    frames.findLastIndex(({ cause }) => cause === 'digression'),
  );
  const given = frames.slice(kept).reverse();
  const flows = given.map(({ flow }) => flow);
  recordStep(run, 'policy', null, { code: 'flows_cancelled', params: { flows } });
  for (const { flow } of given) {
    const detail = { code: 'cancelled_by_customer', params: {} } as const;
    recordTried(run, { type: 'flow', name: flow, ok: false, detail });
  }
  sayPolicyText(run, project.policies.cancel.message);
  draft.intent = null;
  draft.failures = 0;
  const lowest = leaveOneByOne(run, kept);
  if (lowest !== undefined) goOnBelow(run, lowest, { resolution: 'unresolved', outputs: {} });
}

/** Each caller keeps what was carried out in the flow that it called: giving up does not undo it. */
function leaveOneByOne(run: Run, kept: number): Frame | undefined {
  let left: Frame | undefined;
  while (run.draft.frames.length > kept) {
    left = leaveFrame(run);
    if (left?.cause === 'call') takeOverFrom(run, left);
  }
  return left;
}

/** Who asks for a person gets one, at any point. */
export const personRequested: MessagePolicy = {
  name: 'personRequested',
  apply: (run, message) => {
    const { intentThreshold, escalation } = run.project.policies;
    if (message.value !== policyReplies.person) {
      if (bestIntent(message.nlu, intentThreshold) !== escalation.personIntent) return false;
      if (isOwnReply(run, message.value)) return false;
    }
    escalateByPolicy(run, 'person_requested', { code: 'person_requested', params: {} });
    return true;
  },
};
