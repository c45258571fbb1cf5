import type { ConversationEvent } from '../kit/conversationEvent.ts';
import type { Effect } from '../kit/effect.ts';
import { emptySnapshot, type LastMessage, type MicroStep, type Snapshot } from '../kit/snapshot.ts';
import type { StepTrigger } from '../kit/step.ts';
import { errorDetailsOf } from '../model/statements.ts';
import type { AnswerTrigger } from '../requests/requestRegistry.ts';
import type { CompiledProject } from './compiledProject.ts';
import { handleLateRefusal } from './consequences.ts';
import { machineErrors } from './errors.ts';
import { escalateByPolicy, escalateForLoop, type Loop } from './escalation.ts';
import { pushFrame, runningState, topFrame } from './frames.ts';
import { hearMessage } from './hearMessage.ts';
import { followOutcome } from './next.ts';
import { acknowledgeCorrections } from './policies/correction.ts';
import { queuedFlows } from './policies/digressions.ts';
import { actionRules, conditionRules } from './policies/escalationRules.ts';
import { rememberSlots } from './policies/memory.ts';
import { recordFillTimes } from './policies/messageContent.ts';
import type { ResultEvent, ResultPolicy, SettledPolicy } from './policies/policy.ts';
import { loopGuard } from './policies/repetition.ts';
import { recordHeldValues, recordStep } from './record.ts';
import { recordDone } from './rewalk.ts';
import { runState } from './runState.ts';
import { sayPolicyText } from './sayPolicyText.ts';
import { expireSlots, fillFromMemory } from './slots.ts';
import { noInputTimer } from './timers.ts';
import {
  createTransitionContext,
  endConversation,
  type HeldValue,
  type TransitionContext,
} from './transitionContext.ts';
import { recordVerified } from './verifiedSlots.ts';
import { repliesToShow } from './waitingState.ts';

/** Applied to a result in this order, before the state that requested it. */
const resultPolicies: readonly ResultPolicy[] = [actionRules];

/** Applied in this order when a conversation starts to wait or has ended. */
const settledPolicies: readonly SettledPolicy[] = [
  queuedFlows,
  conditionRules,
  loopGuard,
  noInputTimer,
  recordFillTimes,
  rememberSlots,
];

/**
 * A conversation before its `start` event.
 *
 * @param at - Milliseconds since the epoch.
 * @param locale - The locale the customer wants; the project's best match is used.
 */
export function initialSnapshot(
  project: CompiledProject,
  { at, locale }: { readonly at: number; readonly locale: string },
): Snapshot {
  return { ...emptySnapshot({ at, locale: project.localeFor(locale) }), slots: project.emptySlots };
}

/**
 * The customer was silent: the state reprompts. After too many silences in a row the state's `no_input` transition is
 * followed, or the conversation ends.
 */
function handleNoInput(context: TransitionContext): void {
  const { draft, project } = context;
  const { endAfter, farewell, prompts } = project.policies.noInput;
  draft.silences += 1;
  const { silences } = draft;
  const state = runningState(context);
  if (silences <= endAfter) {
    if (state?.node.ok === true && state.node.value.ladder === undefined) {
      recordStep(context, 'silence', null);
      sayPolicyText(context, prompts[(silences - 1) % prompts.length] ?? '', {
        quickReplies: repliesToShow(context),
      });
    } else context.pending = { type: 'silence', silences };
    return;
  }
  if (state?.on.has('no_input') === true) {
    draft.silences = 0;
    followOutcome(context, state, 'silence', 'no_input');
    return;
  }
  recordStep(context, 'policy', null, { code: 'customer_silent_for', params: { silences } });
  sayPolicyText(context, farewell);
  endConversation(context, 'unresolved');
}

/** Steps that one event may cause. */
const maxSteps = 200;
/** How often one event may enter the same state. */
const maxEntries = 25;

/** Hands over if the flow loops. Returns true if it did. */
function guardAgainstLoop(context: TransitionContext, trigger: StepTrigger): boolean {
  const loop = findLoop(context, trigger);
  if (loop === undefined) return false;
  escalateForLoop(context, loop);
  return true;
}

function findLoop(context: TransitionContext, trigger: StepTrigger): Loop | undefined {
  const { steps } = context;
  if (steps.length >= maxSteps) return { what: 'steps', limit: maxSteps };
  if (trigger.type !== 'enter' || steps.length < maxEntries) return undefined;
  const { flow, state } = topFrame(context);
  const entries = steps.filter(
    (step) => step.trigger === 'enter' && step.state === state && step.flow === flow,
  ).length;
  return entries < maxEntries ? undefined : { what: `${flow}/${state}`, limit: maxEntries };
}

/** Timers that may fire without a message: a conversation that only waits may be looping. */
const wakesPerMessage = 100;

/** Processes an event. Returns false if the conversation does not expect it. */
function applyEvent(context: TransitionContext, event: ConversationEvent): boolean {
  const { draft } = context;
  if (draft.status === 'ended') return false;
  expireSlots(context);
  switch (event.type) {
    case 'start':
      if (draft.frames.length > 0) return false;
      draft.locale = context.project.localeFor(event.locale);
      if (event.place !== undefined) draft.place = event.place;
      draft.seed = event.seed;
      draft.customer = event.customer;
      fillFromMemory(context, event.memory);
      enterEntryFlow(context);
      return true;
    case 'message':
      if (draft.awaiting.type !== 'input' && draft.awaiting.type !== 'timer') return false;
      hearMessage(context, lastMessage(event), event.readings, runStates);
      return true;
    case 'timer':
      if (draft.timer?.id !== event.id) return false;
      draft.timer = null;
      draft.requests = 0;
      draft.wakes += 1;
      if (draft.wakes > wakesPerMessage) {
        escalateForLoop(context, { what: 'wakes', limit: wakesPerMessage });
      } else if (draft.awaiting.type === 'timer') context.pending = { type: 'timer' };
      else if (draft.awaiting.type === 'input') handleNoInput(context);
      return true;
    default:
      return handleResult(context, event);
  }
}

function handleResult(context: TransitionContext, event: ResultEvent): boolean {
  const { draft } = context;
  if (draft.awaiting.type !== 'result' || draft.awaiting.request.id !== event.id) return false;
  const { request } = draft.awaiting;
  draft.awaiting = { type: 'nothing' };
  recordDone(context, request, event);
  recordVerified(context, request, event);
  if (resultPolicies.some((policy) => policy.apply(context, request, event))) return true;
  context.pending = triggerOf(event);
  return true;
}

function triggerOf(event: ResultEvent): StepTrigger {
  if (event.type === 'request_failed') return { type: event.type, error: event.error };
  const { type, result } = event;
  return { type, result } as AnswerTrigger;
}

function enterEntryFlow(context: TransitionContext): void {
  const { entryFlow } = context.project.manifest;
  const flow = context.project.flows.get(entryFlow);
  if (flow?.start === undefined) {
    const error =
      flow === undefined
        ? machineErrors.MACHINE_FLOW_UNKNOWN({ flow: entryFlow })
        : machineErrors.MACHINE_START_MISSING({ flow: entryFlow });
    escalateByPolicy(context, 'error', { code: 'error', params: errorDetailsOf(error) });
    return;
  }
  pushFrame(context, flow.start, { cause: 'entry' });
  const { disclosure } = context.project.policies;
  if (disclosure !== undefined) sayPolicyText(context, disclosure);
}

function lastMessage({
  text,
  value,
  attachments,
  nlu,
}: Extract<ConversationEvent, { type: 'message' }>): LastMessage {
  return {
    text,
    ...(value !== undefined && { value }),
    ...(attachments !== undefined && { attachments }),
    nlu,
  };
}

/** The result of an event. */
export interface Transition {
  readonly snapshot: Snapshot;
  /** The effects to perform, in order. */
  readonly effects: readonly Effect[];
  /** All steps in order; entered states have the trigger `enter`. */
  readonly steps: readonly MicroStep[];
  /** The conversation at each `escalate` effect, in order: the flow may have continued since. */
  readonly escalations: readonly Snapshot[];
  /** The values of sensitive slots at any time during the event, and the values offered for them. */
  readonly heldValues: readonly HeldValue[];
}

/**
 * The machine: a snapshot and an event give the next snapshot and what to do. Pure, and never throws: whatever fails
 * in a state follows its error transition, or hands over if there is none. The incoming snapshot is not changed;
 * unchanged parts are shared with the new one.
 *
 * An event that the conversation does not expect (a message while an action runs, a late result, anything after the
 * end) changes nothing.
 *
 * @param project - From `compileProject`.
 * @param snapshot - From `initialSnapshot` or an earlier transition.
 * @param event - What happened.
 */
export function transition(
  project: CompiledProject,
  snapshot: Readonly<Snapshot>,
  event: ConversationEvent,
): Transition {
  const context = createTransitionContext(project, snapshot, event);
  recordHeldValues(context);
  if (!applyEvent(context, event))
    return { snapshot, effects: [], steps: [], escalations: [], heldValues: [] };
  settle(context);
  const { draft, effects, steps, escalations, heldValues } = context;
  return { snapshot: draft, effects, steps, escalations, heldValues };
}

/** Runs states until one waits or the conversation has ended, then applies the settled policies. */
function settle(context: TransitionContext): void {
  runStates(context);
  acknowledgeCorrections(context);
  for (const policy of settledPolicies) {
    policy.apply(context);
    recordHeldValues(context);
    if (context.pending !== null) runStates(context);
  }
}

function runStates(context: TransitionContext): void {
  while (context.pending !== null) {
    const trigger = context.pending;
    context.pending = null;
    if (guardAgainstLoop(context, trigger)) return;
    context.refusal = null;
    runState(context, trigger);
    recordHeldValues(context);
    if (context.refusal !== null) handleRefusedMessage(context);
  }
}

/**
 * A state that called an action before it rejected the message: the message goes to the policies for rejected messages.
 */
function handleRefusedMessage(context: TransitionContext): void {
  if (context.draft.message !== null) handleLateRefusal(context, context.draft.message, runStates);
}
