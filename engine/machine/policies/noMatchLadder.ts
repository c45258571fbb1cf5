import { errorNoteOf } from '../errorNoteOf.ts';
import { escalateByPolicy } from '../escalateByPolicy.ts';
import { runningState, topFrame } from '../frames.ts';
import { followOutcome } from '../next/followOutcome.ts';
import { ownReplies } from '../ownReplies.ts';
import { putQuestionAgain } from '../putQuestionAgain.ts';
import { recordStep } from '../recordStep.ts';
import { recordTried } from '../recordTried.ts';
import type { Run } from '../run.ts';
import { runState } from '../runState.ts';
import { StepScope } from '../stepScope.ts';
import { takeErrorPath } from '../takeErrorPath.ts';
import { suggestFlows } from './flowSuggestion.ts';
import type { MessagePolicy } from './messagePolicy.ts';

/**
 * Nothing could be done with the message. After too many of them (the state may say how many) a person takes over;
 * else the state's own `no_match` way is followed; else the customer hears, in this order of preference: what the
 * state said about the message (an invalid value); suggestions, at every second failure; the question again, each
 * time in other words. Where time is let pass nothing was asked, so nothing failed; and a message that fills a slot
 * that nobody asked for just now is none either: the question is put again.
 */
export const noMatchLadder: MessagePolicy = {
  name: 'noMatchLadder',
  apply: (run) => {
    const { draft, project } = run;
    if (draft.awaiting.type === 'timer') {
      sayRemark(run);
      recordStep(run, 'policy', null, { code: 'still_waiting', params: {} });
      return true;
    }
    const state = runningState(run);
    if (run.refusal?.say.length === 0 && state?.on.has('no_match') !== true && toldSomething(run)) {
      putQuestionAgain(run, { code: 'other_question_answered', params: {} });
      return true;
    }
    draft.failures += 1;
    const { failures } = draft;
    const own = state?.node.ok === true ? state.node.value.ladder?.escalateAfter : undefined;
    if (failures > (own ?? project.policies.noMatch.escalateAfter)) {
      escalateByPolicy(run, 'no_match', { code: 'not_understood', params: { messages: failures } });
      return true;
    }
    if (state?.on.has('no_match') === true) {
      followOutcome(run, state, 'input', 'no_match');
      return true;
    }
    try {
      if (sayRemark(run)) noteTried(run, 'answer_refused');
      else askAgain(run);
    } catch (thrown) {
      takeErrorPath(run, 'reprompt', errorNoteOf(thrown, state?.kind ?? ''));
    }
    return true;
  },
};

/** Whether the message has filled a slot. */
function toldSomething({ before, draft }: Run): boolean {
  if (before.slots === draft.slots) return false;
  return Object.keys(draft.slots).some(
    (slot) => (before.slots[slot] ?? null) === null && (draft.slots[slot] ?? null) !== null,
  );
}

/** Says what the state said about the message, if it did, with the state's answers to tap. */
function sayRemark(run: Run): boolean {
  const remarks = run.refusal?.say ?? [];
  if (remarks.length === 0) return false;
  const own = ownReplies(run);
  for (const remark of remarks) {
    const quickReplies = remark.quickReplies.length > 0 ? remark.quickReplies : own;
    run.effects.push({ ...remark, quickReplies: [...quickReplies] });
  }
  return true;
}

/** Suggestions at every second failure, if there are any; the state's question at the others. */
function askAgain(run: Run): void {
  const { failures } = run.draft;
  const suggestions = failures === 1 ? [] : suggestionsOf(run);
  if (suggestions.length > 0 && failures % 2 === 0) {
    const scope = new StepScope(run, { type: 'reprompt', times: failures / 2 });
    const text = scope.render(run.project.policies.noMatch.suggestions);
    run.effects.push({ type: 'say', text, quickReplies: [...suggestions], citations: [] });
    recordStep(run, 'policy', null, { code: 'suggestions_shown', params: {} });
    noteTried(run, 'suggestions_offered');
    return;
  }
  noteTried(run, 'asked_again');
  // Suggestions took every other turn, so the next question is not the one after that.
  runState(run, { type: 'reprompt', times: suggestions.length > 0 ? (failures + 1) / 2 : failures });
}

/** The state's own answers, or else the flows there are. */
function suggestionsOf(run: Run): ReturnType<typeof suggestFlows> {
  const own = ownReplies(run);
  return own.length > 0 ? own : suggestFlows(run);
}

function noteTried(run: Run, code: 'answer_refused' | 'suggestions_offered' | 'asked_again'): void {
  const { flow, state } = topFrame(run);
  recordTried(run, { type: 'reprompt', name: `${flow}/${state}`, ok: false, detail: { code, params: {} } });
}
