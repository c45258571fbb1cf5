import { stepErrors } from '../kit/errors.ts';
import type { StepResult, StepTrigger } from '../kit/step.ts';
import { noteOf } from '../model/statements.ts';
import { authenticate, mustAuthenticate } from './authenticate.ts';
import type { CompiledState } from './compiledProject.ts';
import { machineErrors } from './errors.ts';
import { takeErrorTransition } from './escalation.ts';
import { changeTop, runningState, topFrame } from './frames.ts';
import { applyNext } from './next.ts';
import { errorNoteOf, recordTried } from './record.ts';
import type { Run } from './run.ts';
import { StepScope } from './stepScope.ts';

/** Applies what a step returned: first its changes, then where it goes. A step that cannot be applied changes nothing. */
function applyStep(run: Run, state: CompiledState, trigger: StepTrigger, result: StepResult): void {
  const { draft } = run;
  const { slots, vars, local, tried, next } = result;
  for (const slot in slots) {
    if (!run.project.slots.has(slot)) {
      takeErrorTransition(run, trigger.type, noteOf(stepErrors.FLOW_SLOT_UNKNOWN({ slot })));
      return;
    }
  }
  if (next.type !== 'no_match') {
    for (const message of result.say ?? []) run.effects.push(message);
  }
  if (slots !== undefined) draft.slots = { ...draft.slots, ...slots };
  if (vars !== undefined) changeTop(run, { vars: { ...topFrame(run).vars, ...vars } });
  if (local !== undefined) changeTop(run, { local });
  if (tried !== undefined) recordTried(run, tried);
  if (result.survey !== undefined) {
    const { flow, id } = state;
    run.effects.push({ type: 'survey', flow, state: id, ...result.survey });
  }
  if (result.authenticated !== undefined) {
    draft.customer = { ...draft.customer, authenticated: result.authenticated };
  }
  if (result.understood === true) draft.failures = 0;
  // A state that refuses a message waits on as it did.
  if (next.type !== 'no_match') draft.awaiting = { type: 'nothing' };
  applyNext(run, state, trigger, result);
}

/** Lets the running state take one step and applies what it returns. Every failure takes the state's error path. */
export function runState(run: Run, trigger: StepTrigger): void {
  const state = runningState(run);
  if (state === undefined) {
    const { flow, state: id } = topFrame(run);
    takeErrorTransition(run, trigger.type, noteOf(machineErrors.MACHINE_STATE_UNKNOWN({ flow, state: id })));
    return;
  }
  if (!state.node.ok) {
    takeErrorTransition(run, trigger.type, state.node.error);
    return;
  }
  if (mustAuthenticate(run, state, trigger.type)) {
    authenticate(run, trigger.type);
    return;
  }
  let result: StepResult;
  try {
    result = state.node.value.step(new StepScope(run, trigger));
  } catch (thrown) {
    takeErrorTransition(run, trigger.type, errorNoteOf(thrown, state.kind));
    return;
  }
  applyStep(run, state, trigger, result);
}
