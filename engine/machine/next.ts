// Where a step leads: to the next state, another flow, a request, or an agent.
import type { ErrorData } from '../base/appError.ts';
import type { EffectRequest, EscalateEffect, RequestEffect } from '../kit/effect.ts';
import type { StepNext, StepResult, StepTrigger } from '../kit/step.ts';
import { errorDetailsOf } from '../model/statements.ts';
import { authenticate } from './authenticate.ts';
import type { CompiledState } from './compiledProject.ts';
import { endFlow } from './endFlow.ts';
import { machineErrors } from './errors.ts';
import { escalateForLoop, pushEscalation, takeErrorTransition } from './escalation.ts';
import { enterState, maxFrames, pushFrame, replaceTop, takeFromQueue, topFrame } from './frames.ts';
import { recordStep, recordTriggerIntent } from './record.ts';
import { changesSomething, digestOf, endRewalk } from './rewalk.ts';
import { emptyOwnedSlots } from './slots.ts';
import { waitForTimer } from './timers.ts';
import { endConversation, type TransitionContext } from './transitionContext.ts';
import { verifyFirst } from './verifiedSlots.ts';

/** Follows the transition of an outcome; an unconnected one follows the error transition. */
export function followOutcome(
  context: TransitionContext,
  state: CompiledState,
  trigger: StepTrigger['type'],
  outcome: string,
  error?: ErrorData,
): void {
  const target = state.on.get(outcome);
  if (target === undefined) {
    takeErrorTransition(
      context,
      trigger,
      errorDetailsOf(error ?? machineErrors.MACHINE_OUTCOME_NOT_CONNECTED({ outcome })),
    );
    return;
  }
  recordStep(context, trigger, outcome, error && { code: 'error', params: errorDetailsOf(error) });
  enterState(context, target);
}

/** Replaces the running flow by another one. Variables are kept only within the same flow. */
function goTo(
  context: TransitionContext,
  trigger: StepTrigger['type'],
  { flow: id, state }: Extract<StepNext, { readonly type: 'go_to' }>,
): void {
  const flow = context.project.flows.get(id);
  if (flow === undefined) {
    takeErrorTransition(context, trigger, errorDetailsOf(machineErrors.MACHINE_FLOW_UNKNOWN({ flow: id })));
    return;
  }
  const target = state === null ? flow.start : flow.states.get(state);
  if (target === undefined) {
    const error =
      state === null
        ? machineErrors.MACHINE_START_MISSING({ flow: id })
        : machineErrors.MACHINE_STATE_UNKNOWN({ flow: id, state });
    takeErrorTransition(context, trigger, errorDetailsOf(error));
    return;
  }
  recordStep(context, trigger, null, { code: 'flow_left_for', params: { flow: id } });
  const left = topFrame(context).flow;
  if (left !== id) {
    recordTriggerIntent(context, flow);
    takeFromQueue(context, id);
    const { asked, done, rewalking, ...kept } = topFrame(context);
    replaceTop(context, { ...kept, vars: {} });
  }
  enterState(context, target);
  if (left !== id) emptyOwnedSlots(context, left);
}

/** Runs another flow on top of this one. */
function callFlow(
  context: TransitionContext,
  trigger: StepTrigger['type'],
  call: Extract<StepNext, { readonly type: 'call' }>,
): void {
  const flow = context.project.flows.get(call.flow);
  if (flow === undefined) {
    takeErrorTransition(
      context,
      trigger,
      errorDetailsOf(machineErrors.MACHINE_FLOW_UNKNOWN({ flow: call.flow })),
    );
  } else if (flow.start === undefined) {
    takeErrorTransition(
      context,
      trigger,
      errorDetailsOf(machineErrors.MACHINE_START_MISSING({ flow: call.flow })),
    );
  } else if (context.draft.frames.length >= maxFrames) {
    takeErrorTransition(
      context,
      trigger,
      errorDetailsOf(machineErrors.MACHINE_CALLS_TOO_DEEP({ flow: call.flow, depth: maxFrames })),
    );
  } else {
    recordStep(context, trigger, null, { code: 'flow_called', params: { flow: flow.id } });
    recordTriggerIntent(context, flow);
    pushFrame(context, flow.start, { cause: 'call', vars: call.inputs, outputs: call.outputs });
  }
}

/** Hands over on behalf of a state; the flow continues if `done` is connected, otherwise the conversation ends. */
function escalateState(
  context: TransitionContext,
  state: CompiledState,
  trigger: StepTrigger['type'],
  escalation: Omit<EscalateEffect, 'type' | 'rule' | 'flow' | 'state'>,
): void {
  const target = state.on.get('done');
  const why = { trigger: escalation.trigger, rule: null, reason: escalation.reason };
  recordStep(context, trigger, target === undefined ? null : 'done', { code: 'escalated', params: why });
  pushEscalation(context, { ...escalation, rule: null, flow: state.flow, state: state.id });
  if (target === undefined) endConversation(context, 'escalated');
  else enterState(context, target);
}

/** Requests that one message may cause. Each result is a separate event, so the loop guard cannot count them. */
const requestsPerMessage = 25;

/** Makes a request; the result arrives as an event with the same id. */
function request(context: TransitionContext, trigger: StepTrigger['type'], effect: EffectRequest): void {
  const { draft } = context;
  if (effect.type === 'run_action' && requiresAuthentication(context, effect.action)) {
    authenticate(context, trigger);
    return;
  }
  if (draft.requests >= requestsPerMessage) {
    escalateForLoop(context, { what: 'requests', limit: requestsPerMessage });
    return;
  }
  if (effect.type === 'run_action' && skipIfDone(context, trigger, effect)) return;
  if (effect.type === 'run_action' && verifyFirst(context, trigger, effect)) return;
  recordStep(context, trigger, null);
  const id = `fx_${draft.nextEffect}`;
  draft.nextEffect += 1;
  draft.requests += 1;
  // Keys in the order of the schema: reading and rewriting a recording must give the same bytes.
  const requested: RequestEffect = Object.assign({ type: effect.type, id }, effect);
  draft.awaiting = { type: 'result', request: requested };
  context.effects.push(requested);
}

/** Whether an action requires an authenticated customer and this one is not. */
function requiresAuthentication({ draft, project }: TransitionContext, action: string): boolean {
  return !draft.customer.authenticated && project.actions.get(action)?.authenticated === true;
}

/**
 * During a rewalk, an action already carried out with the same input is not repeated. An action that changes something
 * and would now run with a different input is not carried out either.
 */
function skipIfDone(
  context: TransitionContext,
  trigger: StepTrigger['type'],
  { action, input }: Extract<EffectRequest, { readonly type: 'run_action' }>,
): boolean {
  const { rewalking, done, state } = topFrame(context);
  const before = rewalking !== undefined ? done?.[state] : undefined;
  if (before === undefined) return false;
  if (before === digestOf(action, input)) {
    recordStep(context, trigger, null, { code: 'action_done_before', params: { action } });
    context.pending = { type: 'repeated' };
    return true;
  }
  if (!changesSomething(context, before)) return false;
  takeErrorTransition(context, trigger, errorDetailsOf(machineErrors.MACHINE_DONE_ALREADY({ action })));
  return true;
}

/** Does what a step asked for next. */
export function applyNext(
  context: TransitionContext,
  state: CompiledState,
  trigger: StepTrigger,
  result: StepResult,
): void {
  const { next } = result;
  switch (next.type) {
    case 'outcome':
      followOutcome(context, state, trigger.type, next.outcome, next.error);
      return;
    case 'input':
      recordStep(context, trigger.type, null);
      context.draft.awaiting = { type: 'input' };
      endRewalk(context);
      return;
    case 'timer':
      recordStep(context, trigger.type, null);
      waitForTimer(context, trigger, next.afterMs);
      return;
    case 'no_match':
      recordStep(context, trigger.type, null, { code: 'message_refused', params: {} });
      if (context.draft.awaiting.type !== 'timer') context.draft.awaiting = { type: 'input' };
      context.refusal = { say: result.say ?? [], hold: next.hold === true };
      return;
    case 'request':
      request(context, trigger.type, next.effect);
      return;
    case 'call':
      callFlow(context, trigger.type, next);
      return;
    case 'go_to':
      goTo(context, trigger.type, next);
      return;
    case 'escalate':
      escalateState(context, state, trigger.type, next.escalation);
      return;
    case 'end':
      recordStep(context, trigger.type, null);
      endFlow(context, next.resolution);
  }
}
