import type { StepTrigger } from '../kit/step.ts';
import { noteOf } from '../model/statements.ts';
import type { CompiledState } from './compiledProject.ts';
import { machineErrors } from './errors.ts';
import { takeErrorTransition } from './escalation.ts';
import { enterState, maxFrames, pushFrame, runningState } from './frames.ts';
import { recordStep } from './record.ts';

import type { Run } from './run.ts';

/** With these a state begins, or goes on with the customer. What it asked a system for is answered to it anyway. */
const guarded: readonly StepTrigger['type'][] = ['enter', 'resume', 'input', 'timer', 'repeated'];

/** Whether a state must not take a step before the customer has proved who they are. */
export function mustAuthenticate(run: Run, state: CompiledState, trigger: StepTrigger['type']): boolean {
  return state.authenticated && !run.draft.customer.authenticated && guarded.includes(trigger);
}

/**
 * Runs the flow by which customers prove who they are above the running state. Where there is none, or it runs
 * already, the state takes its error way.
 */
export function authenticate(run: Run, trigger: StepTrigger['type']): void {
  const { draft, project } = run;
  const flow = project.flows.get(project.policies.authentication.flow ?? '');
  const running = draft.frames.some(({ cause }) => cause === 'authentication');
  if (flow?.start === undefined || running || draft.frames.length >= maxFrames) {
    takeErrorTransition(run, trigger, noteOf(machineErrors.MACHINE_NOT_AUTHENTICATED({})));
    return;
  }
  recordStep(run, trigger, null, { code: 'authentication_first', params: { flow: flow.id } });
  draft.awaiting = { type: 'nothing' };
  draft.timer = null;
  pushFrame(run, flow.start, { cause: 'authentication' });
}

/** Goes on once that flow has ended: into the state it was run for, or its error way. */
export function goOnAuthenticated(run: Run): void {
  const state = runningState(run);
  if (state !== undefined && run.draft.customer.authenticated) enterState(run, state);
  else takeErrorTransition(run, 'enter', noteOf(machineErrors.MACHINE_NOT_AUTHENTICATED({})));
}
