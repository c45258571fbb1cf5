import { stepErrors } from '../kit/errors.ts';
import type { StepResult, StepTrigger } from '../kit/step.ts';
import { errorDetailsOf } from '../model/statements.ts';
import { authenticate, mustAuthenticate } from './authenticate.ts';
import type { CompiledState } from './compiledProject.ts';
import { machineErrors } from './errors.ts';
import { takeErrorTransition } from './escalation.ts';
import { changeTop, runningState, topFrame } from './frames.ts';
import { applyNext } from './next.ts';
import { recordTried, thrownErrorDetails } from './record.ts';
import { StepScope } from './stepScope.ts';
import type { TransitionContext } from './transitionContext.ts';

/** Applies the result of a step: first its changes, then its next move. An invalid result changes nothing. */
function applyStep(
  context: TransitionContext,
  state: CompiledState,
  trigger: StepTrigger,
  result: StepResult,
): void {
  const { draft } = context;
  const { slots, vars, local, tried, next } = result;
  for (const slot in slots) {
    if (!context.project.slots.has(slot)) {
      takeErrorTransition(context, trigger.type, errorDetailsOf(stepErrors.FLOW_SLOT_UNKNOWN({ slot })));
      return;
    }
  }
  if (next.type !== 'no_match') {
    for (const message of result.say ?? []) context.effects.push(message);
  }
  if (slots !== undefined) draft.slots = { ...draft.slots, ...slots };
  if (vars !== undefined) changeTop(context, { vars: { ...topFrame(context).vars, ...vars } });
  if (local !== undefined) changeTop(context, { local });
  if (tried !== undefined) recordTried(context, tried);
  if (result.survey !== undefined) {
    const { flow, id } = state;
    context.effects.push({ type: 'survey', flow, state: id, ...result.survey });
  }
  if (result.authenticated !== undefined) {
    draft.customer = { ...draft.customer, authenticated: result.authenticated };
  }
  if (result.understood === true) draft.failures = 0;
  // A state that rejects a message keeps waiting.
  if (next.type !== 'no_match') draft.awaiting = { type: 'nothing' };
  applyNext(context, state, trigger, result);
}

/** Runs one step of the running state and applies its result. Every failure follows the error transition. */
export function runState(context: TransitionContext, trigger: StepTrigger): void {
  const state = runningState(context);
  if (state === undefined) {
    const { flow, state: id } = topFrame(context);
    takeErrorTransition(
      context,
      trigger.type,
      errorDetailsOf(machineErrors.MACHINE_STATE_UNKNOWN({ flow, state: id })),
    );
    return;
  }
  if (!state.node.ok) {
    takeErrorTransition(context, trigger.type, state.node.error);
    return;
  }
  if (mustAuthenticate(context, state, trigger.type)) {
    authenticate(context, trigger.type);
    return;
  }
  let result: StepResult;
  try {
    result = state.node.value.step(new StepScope(context, trigger));
  } catch (thrown) {
    takeErrorTransition(context, trigger.type, thrownErrorDetails(thrown, state.kind));
    return;
  }
  if (trigger.type === 'enter') forgetNoted(context, state.node.value.asks?.slot);
  applyStep(context, state, trigger, result);
}

/** A noted value is offered once, by the state that asks for its slot. */
function forgetNoted({ draft }: TransitionContext, slot: string | undefined): void {
  if (slot === undefined || draft.noted?.[slot] === undefined) return;
  const { [slot]: offered, ...left } = draft.noted;
  if (Object.keys(left).length > 0) draft.noted = left;
  else delete draft.noted;
}
