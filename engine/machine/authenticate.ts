import type { StepTrigger } from '../kit/step.ts';
import { errorDetailsOf } from '../model/statements.ts';
import type { CompiledState } from './compiledProject.ts';
import { machineErrors } from './errors.ts';
import { takeErrorTransition } from './escalation.ts';
import { enterState, maxFrames, pushFrame, runningState } from './frames.ts';
import { recordStep } from './record.ts';

import type { TransitionContext } from './transitionContext.ts';

/** Triggers that start a state or continue it with the customer. Results of requests are still accepted. */
const guardedTriggers: readonly StepTrigger['type'][] = ['enter', 'resume', 'input', 'timer', 'repeated'];

/** Whether a state must not run before the customer is authenticated. */
export function mustAuthenticate(
  context: TransitionContext,
  state: CompiledState,
  trigger: StepTrigger['type'],
): boolean {
  return state.authenticated && !context.draft.customer.authenticated && guardedTriggers.includes(trigger);
}

/**
 * Runs the authentication flow on top of the running state. Without such a flow, or if it is already running, the
 * state follows its error transition.
 */
export function authenticate(context: TransitionContext, trigger: StepTrigger['type']): void {
  const { draft, project } = context;
  const flow = project.flows.get(project.policies.authentication.flow ?? '');
  const running = draft.frames.some(({ cause }) => cause === 'authentication');
  if (flow?.start === undefined || running || draft.frames.length >= maxFrames) {
    takeErrorTransition(context, trigger, errorDetailsOf(machineErrors.MACHINE_NOT_AUTHENTICATED({})));
    return;
  }
  recordStep(context, trigger, null, { code: 'authentication_first', params: { flow: flow.id } });
  draft.awaiting = { type: 'nothing' };
  draft.timer = null;
  pushFrame(context, flow.start, { cause: 'authentication' });
}

/** Continues after the authentication flow: enters the protected state, or follows its error transition. */
export function continueAuthenticated(context: TransitionContext): void {
  const state = runningState(context);
  if (state !== undefined && context.draft.customer.authenticated) enterState(context, state);
  else takeErrorTransition(context, 'enter', errorDetailsOf(machineErrors.MACHINE_NOT_AUTHENTICATED({})));
}
