// What happens to a message that nothing could be done with.
import type { QuickReply } from '../../kit/effect.ts';
import { bestIntent } from '../../model/ports.ts';
import type { CompiledFlow } from '../compiledProject.ts';
import { escalateByPolicy, takeErrorTransition } from '../escalation.ts';
import { runningState, topFrame } from '../frames.ts';
import { followOutcome } from '../next.ts';
import { errorNoteOf, recordStep, recordTried } from '../record.ts';
import type { Run } from '../run.ts';
import { runState } from '../runState.ts';
import { flowTitle, sayPolicyText } from '../sayPolicyText.ts';
import { StepScope } from '../stepScope.ts';
import { ownReplies, repeatPrompt } from '../waitingState.ts';
import { bringUpFlow, canBegin, digressionModeOf, isRunning } from './digressions.ts';
import type { MessagePolicy } from './policy.ts';

/** Values of suggested flows begin so; ids of options cannot, having no colon. */
const prefix = 'flow:';
const most = 8;

/** The flows that a customer can begin here, as tappable answers: none where the running flow keeps others off. */
function suggestFlows(run: Run): readonly QuickReply[] {
  const offered: QuickReply[] = [];
  if (digressionModeOf(run) !== 'allow') return offered;
  for (const flow of run.project.suggestions) {
    if (offered.length === most) break;
    if (canBegin(run, flow)) offered.push(suggestion(run, flow));
  }
  return offered;
}

/** A flow as a tappable answer. */
export function suggestion(run: Run, flow: CompiledFlow): QuickReply {
  return { label: flowTitle(run, flow), value: `${prefix}${flow.id}` };
}

/** The flow whose suggestion was tapped. */
export function suggestedFlow(run: Run, value: string | undefined): CompiledFlow | undefined {
  return value?.startsWith(prefix) === true ? run.project.flows.get(value.slice(prefix.length)) : undefined;
}

/** A wish that is understood and not served gets an honest answer, and the conversation goes on. */
export const answerOutOfScope: MessagePolicy = {
  name: 'outOfScope',
  apply: (run, message) => {
    const { outOfScope, policies } = run.project;
    if (outOfScope.size === 0 || run.refusal?.hold === true) return false;
    const intent = bestIntent(message.nlu, policies.intentThreshold);
    const answer = intent === undefined ? undefined : outOfScope.get(intent);
    if (intent === undefined || answer === undefined) return false;
    sayPolicyText(run, answer);
    repeatPrompt(run, { code: 'out_of_scope', params: { intent } });
    return true;
  },
};

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
    if (run.refusal?.say.length === 0 && state?.on.has('no_match') !== true && hasFilledSlot(run)) {
      repeatPrompt(run, { code: 'other_question_answered', params: {} });
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
      if (sayRemark(run)) recordReprompt(run, 'answer_refused');
      else askAgain(run);
    } catch (thrown) {
      takeErrorTransition(run, 'reprompt', errorNoteOf(thrown, state?.kind ?? ''));
    }
    return true;
  },
};

/** Whether the message has filled a slot. */
function hasFilledSlot({ before, draft }: Run): boolean {
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
    recordReprompt(run, 'suggestions_offered');
    return;
  }
  recordReprompt(run, 'asked_again');
  // Suggestions took every other turn, so the next question is not the one after that.
  runState(run, { type: 'reprompt', times: suggestions.length > 0 ? (failures + 1) / 2 : failures });
}

/** The state's own answers, or else the flows there are. */
function suggestionsOf(run: Run): ReturnType<typeof suggestFlows> {
  const own = ownReplies(run);
  return own.length > 0 ? own : suggestFlows(run);
}

function recordReprompt(run: Run, code: 'answer_refused' | 'suggestions_offered' | 'asked_again'): void {
  const { flow, state } = topFrame(run);
  recordTried(run, { type: 'reprompt', name: `${flow}/${state}`, ok: false, detail: { code, params: {} } });
}

/**
 * A flow that was suggested and tapped is brought up; the waiting state must not take its value for an answer, even
 * when the suggestion is an old one and nothing comes of it.
 */
export const suggestionTapped: MessagePolicy = {
  name: 'suggestionTapped',
  apply: (run, message) => {
    const flow = suggestedFlow(run, message.value);
    const intent = flow?.triggers[0];
    if (flow === undefined || intent === undefined) return false;
    if (isRunning(run, flow)) {
      repeatPrompt(run, { code: 'flow_running', params: { flow: flow.id } });
      return true;
    }
    return (
      bringUpFlow(run, flow, { name: intent, utterance: message.text }) || noMatchLadder.apply(run, message)
    );
  },
};
