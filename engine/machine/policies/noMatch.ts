// Handling of messages that nothing could be done with.
import type { QuickReply } from '../../kit/effect.ts';
import type { LastMessage } from '../../kit/snapshot.ts';
import type { CompiledFlow } from '../compiledProject.ts';
import { escalateByPolicy, takeErrorTransition } from '../escalation.ts';
import { runningState, topFrame } from '../frames.ts';
import { followOutcome } from '../next.ts';
import { recordStep, recordTried, thrownErrorDetails } from '../record.ts';
import { runState } from '../runState.ts';
import { flowTitle, sayPolicyText } from '../sayPolicyText.ts';
import { StepScope } from '../stepScope.ts';
import type { TransitionContext } from '../transitionContext.ts';
import { ownReplies, repeatPrompt } from '../waitingState.ts';
import { canBegin, digressionModeOf, isRunning, requestFlow } from './digressions.ts';

/** Prefix of the values of suggested flows. Ids of options have no colon and cannot clash. */
const flowPrefix = 'flow:';
const maxSuggestions = 8;

/** The flows that can begin here, as quick replies; none if the running flow does not allow interruptions. */
function suggestFlows(context: TransitionContext): readonly QuickReply[] {
  const offered: QuickReply[] = [];
  if (digressionModeOf(context) !== 'allow') return offered;
  for (const flow of context.project.suggestions) {
    if (offered.length === maxSuggestions) break;
    if (canBegin(context, flow)) offered.push(suggestion(context, flow));
  }
  return offered;
}

/** A flow as a quick reply. */
export function suggestion(context: TransitionContext, flow: CompiledFlow): QuickReply {
  return { label: flowTitle(context, flow), value: `${flowPrefix}${flow.id}` };
}

/** The flow whose suggestion was tapped. */
export function suggestedFlow(
  context: TransitionContext,
  value: string | undefined,
): CompiledFlow | undefined {
  return value?.startsWith(flowPrefix) === true
    ? context.project.flows.get(value.slice(flowPrefix.length))
    : undefined;
}

/** Answers an intent that is understood but out of scope; the conversation continues. */
export function answerOutOfScope(context: TransitionContext, intent: string): boolean {
  const answer = context.project.outOfScope.get(intent);
  if (answer === undefined) return false;
  sayPolicyText(context, answer);
  repeatPrompt(context, { code: 'out_of_scope', params: { intent } });
  return true;
}

/**
 * Nothing could be done with the message. After too many of these (the state may set the number) an agent takes over.
 * Otherwise the state's own `no_match` transition is followed. Otherwise the customer gets, in this order of
 * preference: the state's remark on the message (such as an invalid value); suggestions, at every second failure; a
 * reprompt. A state that waits for a timer asked nothing, so nothing failed.
 */
export function noMatchLadder(context: TransitionContext): void {
  const { draft, project } = context;
  if (draft.awaiting.type === 'timer') {
    sayRemark(context);
    recordStep(context, 'policy', null, { code: 'still_waiting', params: {} });
    return;
  }
  const state = runningState(context);
  draft.failures += 1;
  const { failures } = draft;
  const own = state?.node.ok === true ? state.node.value.ladder?.escalateAfter : undefined;
  if (failures > (own ?? project.policies.noMatch.escalateAfter)) {
    escalateByPolicy(context, 'no_match', { code: 'not_understood', params: { messages: failures } });
    return;
  }
  if (state?.on.has('no_match') === true) {
    followOutcome(context, state, 'input', 'no_match');
    return;
  }
  try {
    if (sayRemark(context)) recordReprompt(context, 'answer_refused');
    else askAgain(context);
  } catch (thrown) {
    takeErrorTransition(context, 'reprompt', thrownErrorDetails(thrown, state?.kind ?? ''));
  }
}

/** Says the state's remark on the message, if any, with the state's quick replies. */
function sayRemark(context: TransitionContext): boolean {
  const remarks = context.refusal?.say ?? [];
  if (remarks.length === 0) return false;
  const own = ownReplies(context);
  for (const remark of remarks) {
    const quickReplies = remark.quickReplies.length > 0 ? remark.quickReplies : own;
    context.effects.push({ ...remark, quickReplies: [...quickReplies] });
  }
  return true;
}

/** Suggestions at every second failure, if there are any; otherwise the state's reprompt. */
function askAgain(context: TransitionContext): void {
  const { failures } = context.draft;
  const suggestions = failures === 1 ? [] : suggestionsOf(context);
  if (suggestions.length > 0 && failures % 2 === 0) {
    const scope = new StepScope(context, { type: 'reprompt', times: failures / 2 });
    const text = scope.render(context.project.policies.noMatch.suggestions);
    context.effects.push({ type: 'say', text, quickReplies: [...suggestions], citations: [] });
    recordStep(context, 'policy', null, { code: 'suggestions_shown', params: {} });
    recordReprompt(context, 'suggestions_offered');
    return;
  }
  recordReprompt(context, 'asked_again');
  // Suggestions replaced every other reprompt, so the count of reprompts is half.
  runState(context, { type: 'reprompt', times: suggestions.length > 0 ? (failures + 1) / 2 : failures });
}

/** The state's own quick replies, or else the flows that can begin. */
function suggestionsOf(context: TransitionContext): ReturnType<typeof suggestFlows> {
  const own = ownReplies(context);
  return own.length > 0 ? own : suggestFlows(context);
}

function recordReprompt(
  context: TransitionContext,
  code: 'answer_refused' | 'suggestions_offered' | 'asked_again',
): void {
  const { flow, state } = topFrame(context);
  recordTried(context, {
    type: 'reprompt',
    name: `${flow}/${state}`,
    ok: false,
    detail: { code, params: {} },
  });
}

/**
 * Begins a suggested flow that was tapped. The waiting state must not take its value as an answer, even if the
 * suggestion is old and nothing comes of it.
 */
export function suggestionTapped(context: TransitionContext, message: LastMessage): boolean {
  const flow = suggestedFlow(context, message.value);
  const intent = flow?.triggers[0];
  if (flow === undefined || intent === undefined) return false;
  if (isRunning(context, flow)) repeatPrompt(context, { code: 'flow_running', params: { flow: flow.id } });
  else if (!requestFlow(context, flow, { name: intent, utterance: message.text })) noMatchLadder(context);
  return true;
}
