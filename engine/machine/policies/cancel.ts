import type { Frame } from '../../kit/snapshot.ts';
import { bestIntent } from '../../model/nluResult.ts';
import { takeOverFrom } from '../doneActions.ts';
import { isOwnAnswer } from '../isOwnAnswer.ts';
import { leaveFrame } from '../leaveFrame.ts';
import { goOnBelow } from '../next/goOnBelow.ts';
import { putQuestionAgain } from '../putQuestionAgain.ts';
import { recordStep } from '../recordStep.ts';
import { recordTried } from '../recordTried.ts';
import type { Run } from '../run.ts';
import { sayPolicyText } from '../sayPolicyText.ts';
import type { MessagePolicy } from './messagePolicy.ts';
import { wayOut } from './wayOut.ts';

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
    if (message.value !== wayOut.cancel) {
      if (bestIntent(message.nlu, policies.intentThreshold) !== intent) return false;
      if (isOwnAnswer(run, message, intent)) return false;
    }
    if (run.draft.frames.length > 1) giveUp(run);
    else {
      sayPolicyText(run, policies.cancel.nothing);
      putQuestionAgain(run, { code: 'nothing_to_cancel', params: {} });
    }
    return true;
  },
};

function giveUp(run: Run): void {
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
