import { errorDataOf } from '../errorDataOf.ts';
import { escalateByPolicy } from '../escalateByPolicy.ts';
import { runningState, topFrame } from '../frames.ts';
import { followOutcome } from '../next/followOutcome.ts';
import { ownReplies } from '../ownReplies.ts';
import { recordStep } from '../recordStep.ts';
import { recordTried } from '../recordTried.ts';
import type { Run } from '../run.ts';
import { runState } from '../runState.ts';
import { StepScope } from '../stepScope.ts';
import { takeErrorPath } from '../takeErrorPath.ts';
import { suggestFlows } from './flowSuggestion.ts';
import type { MessagePolicy } from './messagePolicy.ts';

/**
 * Nothing could be done with the message. After too many of them a person takes over; else the state's own
 * `no_match` way is followed; else the customer hears, in this order of preference: what the state said about the
 * message (an invalid value); suggestions, at every second failure; the question again.
 */
export const noMatchLadder: MessagePolicy = {
  name: 'noMatchLadder',
  apply: (run) => {
    const { draft, project } = run;
    draft.failures += 1;
    const { failures } = draft;
    if (failures > project.policies.noMatch.escalateAfter) {
      escalateByPolicy(run, 'no_match', `${failures} messages in a row were not understood`);
      return true;
    }
    const state = runningState(run);
    if (state?.on.has('no_match') === true) {
      followOutcome(run, state, 'input', 'no_match');
      return true;
    }
    try {
      if (!sayRemark(run) && !(failures % 2 === 0 && saySuggestions(run))) {
        noteTried(run, 'asked again');
        runState(run, { type: 'reprompt', failures });
      }
    } catch (thrown) {
      takeErrorPath(run, 'reprompt', errorDataOf(thrown, state?.kind ?? ''));
    }
    return true;
  },
};

/** Says what the state said about the message, if it did, with the state's answers to tap. */
function sayRemark(run: Run): boolean {
  const remarks = run.refusal?.say ?? [];
  if (remarks.length === 0) return false;
  const own = ownReplies(run);
  for (const remark of remarks) {
    const quickReplies = remark.quickReplies.length > 0 ? remark.quickReplies : own;
    run.effects.push({ type: 'say', ...remark, quickReplies: [...quickReplies] });
  }
  noteTried(run, 'said why the answer is not accepted');
  return true;
}

/** Offers the state's own answers, or else the flows there are. False when there is nothing to offer. */
function saySuggestions(run: Run): boolean {
  const own = ownReplies(run);
  const quickReplies = own.length > 0 ? own : suggestFlows(run);
  if (quickReplies.length === 0) return false;
  const scope = new StepScope(run, { type: 'reprompt', failures: run.draft.failures });
  const text = scope.render(run.project.policies.noMatch.suggestions);
  run.effects.push({ type: 'say', text, quickReplies: [...quickReplies], citations: [] });
  recordStep(run, 'policy', null, 'Offers suggestions');
  noteTried(run, 'offered suggestions');
  return true;
}

function noteTried(run: Run, detail: string): void {
  const { flow, state } = topFrame(run);
  recordTried(run, { type: 'reprompt', name: `${flow}/${state}`, ok: false, detail });
}
