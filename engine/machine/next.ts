// Where a step leads: the next state, another flow, a request, a person.
import type { ErrorData } from '../base/appError.ts';
import type { EffectRequest, EscalateEffect, RequestEffect } from '../kit/effect.ts';
import type { StepNext, StepResult, StepTrigger } from '../kit/step.ts';
import { noteOf } from '../model/statements.ts';
import { authenticate } from './authenticate.ts';
import type { CompiledState } from './compiledProject.ts';
import { changesSomething, digestOf } from './doneActions.ts';
import { endFlow } from './endFlow.ts';
import { machineErrors } from './errors.ts';
import { escalateForLoop, pushEscalation, takeErrorTransition } from './escalation.ts';
import {
  endRewalk,
  enterState,
  maxFrames,
  pushFrame,
  replaceTop,
  takeFromQueue,
  topFrame,
} from './frames.ts';
import { recordStep, recordTriggerIntent } from './record.ts';
import { endConversation, type Run } from './run.ts';
import { emptyOwnedSlots } from './slots.ts';
import { waitForTimer } from './timers.ts';

/** Follows the transition of an outcome; one that is not connected takes the error path. */
export function followOutcome(
  run: Run,
  state: CompiledState,
  trigger: StepTrigger['type'],
  outcome: string,
  error?: ErrorData,
): void {
  const target = state.on.get(outcome);
  if (target === undefined) {
    takeErrorTransition(
      run,
      trigger,
      noteOf(error ?? machineErrors.MACHINE_OUTCOME_NOT_CONNECTED({ outcome })),
    );
    return;
  }
  recordStep(run, trigger, outcome, error && { code: 'error', params: noteOf(error) });
  enterState(run, target);
}

/** Goes on in another flow in place of this one. Variables stay only within the same flow: they belong to its run. */
function goTo(
  run: Run,
  trigger: StepTrigger['type'],
  { flow: id, state }: Extract<StepNext, { readonly type: 'go_to' }>,
): void {
  const flow = run.project.flows.get(id);
  if (flow === undefined) {
    takeErrorTransition(run, trigger, noteOf(machineErrors.MACHINE_FLOW_UNKNOWN({ flow: id })));
    return;
  }
  const target = state === null ? flow.start : flow.states.get(state);
  if (target === undefined) {
    const error =
      state === null
        ? machineErrors.MACHINE_START_MISSING({ flow: id })
        : machineErrors.MACHINE_STATE_UNKNOWN({ flow: id, state });
    takeErrorTransition(run, trigger, noteOf(error));
    return;
  }
  recordStep(run, trigger, null, { code: 'flow_left_for', params: { flow: id } });
  const left = topFrame(run).flow;
  if (left !== id) {
    recordTriggerIntent(run, flow);
    takeFromQueue(run, id);
    const { asked, done, rewalking, ...kept } = topFrame(run);
    replaceTop(run, { ...kept, vars: {} });
  }
  enterState(run, target);
  if (left !== id) emptyOwnedSlots(run, left);
}

/** Runs another flow above this one. */
function callFlow(
  run: Run,
  trigger: StepTrigger['type'],
  call: Extract<StepNext, { readonly type: 'call' }>,
): void {
  const flow = run.project.flows.get(call.flow);
  if (flow === undefined) {
    takeErrorTransition(run, trigger, noteOf(machineErrors.MACHINE_FLOW_UNKNOWN({ flow: call.flow })));
  } else if (flow.start === undefined) {
    takeErrorTransition(run, trigger, noteOf(machineErrors.MACHINE_START_MISSING({ flow: call.flow })));
  } else if (run.draft.frames.length >= maxFrames) {
    takeErrorTransition(
      run,
      trigger,
      noteOf(machineErrors.MACHINE_CALLS_TOO_DEEP({ flow: call.flow, depth: maxFrames })),
    );
  } else {
    recordStep(run, trigger, null, { code: 'flow_called', params: { flow: flow.id } });
    recordTriggerIntent(run, flow);
    pushFrame(run, flow.start, { cause: 'call', vars: call.inputs, outputs: call.outputs });
  }
}

/** Hands over because a state says so; the flow goes on if `done` is connected, else the conversation ends. */
function escalateState(
  run: Run,
  state: CompiledState,
  trigger: StepTrigger['type'],
  escalation: Omit<EscalateEffect, 'type' | 'rule' | 'flow' | 'state'>,
): void {
  const target = state.on.get('done');
  const why = { trigger: escalation.trigger, rule: null, reason: escalation.reason };
  recordStep(run, trigger, target === undefined ? null : 'done', { code: 'escalated', params: why });
  pushEscalation(run, { ...escalation, rule: null, flow: state.flow, state: state.id });
  if (target === undefined) endConversation(run, 'escalated');
  else enterState(run, target);
}

/** One message may set off this many requests; each answer is an event of its own, so the loop guard cannot see it. */
const requestsPerMessage = 25;

/** Asks for something to be performed; the answer comes back as an event with the same id. */
function request(run: Run, trigger: StepTrigger['type'], effect: EffectRequest): void {
  const { draft } = run;
  if (effect.type === 'run_action' && isGuarded(run, effect.action)) {
    authenticate(run, trigger);
    return;
  }
  if (draft.requests >= requestsPerMessage) {
    escalateForLoop(run, { what: 'requests', limit: requestsPerMessage });
    return;
  }
  if (effect.type === 'run_action' && wasDone(run, trigger, effect)) return;
  recordStep(run, trigger, null);
  const id = `fx_${draft.nextEffect}`;
  draft.nextEffect += 1;
  draft.requests += 1;
  // Keys in the order of the schema, so that reading a recording and writing it again gives the same bytes.
  const wanted: RequestEffect = Object.assign({ type: effect.type, id }, effect);
  draft.awaiting = { type: 'result', request: wanted };
  run.effects.push(wanted);
}

/** Whether an action must not be called before the customer has proved who they are. */
function isGuarded({ draft, project }: Run, action: string): boolean {
  return !draft.customer.authenticated && project.actions.get(action)?.authenticated === true;
}

/**
 * While a flow is walked again, what was carried out with the same input is not carried out again. What changes
 * something and would be carried out with another input now, which could not be foreseen, is not either.
 */
function wasDone(
  run: Run,
  trigger: StepTrigger['type'],
  { action, input }: Extract<EffectRequest, { readonly type: 'run_action' }>,
): boolean {
  const { rewalking, done, state } = topFrame(run);
  const before = rewalking !== undefined ? done?.[state] : undefined;
  if (before === undefined) return false;
  if (before === digestOf(action, input)) {
    recordStep(run, trigger, null, { code: 'action_done_before', params: { action } });
    run.pending = { type: 'repeated' };
    return true;
  }
  if (!changesSomething(run, before)) return false;
  takeErrorTransition(run, trigger, noteOf(machineErrors.MACHINE_DONE_ALREADY({ action })));
  return true;
}

/** Goes where a step wants to go. */
export function applyNext(run: Run, state: CompiledState, trigger: StepTrigger, result: StepResult): void {
  const { next } = result;
  switch (next.type) {
    case 'outcome':
      followOutcome(run, state, trigger.type, next.outcome, next.error);
      return;
    case 'input':
      recordStep(run, trigger.type, null);
      run.draft.awaiting = { type: 'input' };
      endRewalk(run);
      return;
    case 'timer':
      recordStep(run, trigger.type, null);
      waitForTimer(run, trigger, next.afterMs);
      return;
    case 'no_match':
      recordStep(run, trigger.type, null, { code: 'message_refused', params: {} });
      if (run.draft.awaiting.type !== 'timer') run.draft.awaiting = { type: 'input' };
      run.refusal = { say: result.say ?? [], hold: next.hold === true };
      return;
    case 'request':
      request(run, trigger.type, next.effect);
      return;
    case 'call':
      callFlow(run, trigger.type, next);
      return;
    case 'go_to':
      goTo(run, trigger.type, next);
      return;
    case 'escalate':
      escalateState(run, state, trigger.type, next.escalation);
      return;
    case 'end':
      recordStep(run, trigger.type, null);
      endFlow(run, next.resolution);
  }
}
