import type { StepTrigger } from '../kit/stepContext.ts';
import type { StepResult } from '../kit/stepResult.ts';
import { noteOf } from '../model/statements.ts';
import { applyStep } from './applyStep.ts';
import { authenticate, mustAuthenticate } from './authenticate.ts';
import { errorNoteOf } from './errorNoteOf.ts';
import { errors } from './errors.ts';
import { runningState, topFrame } from './frames.ts';
import type { Run } from './run.ts';
import { StepScope } from './stepScope.ts';
import { takeErrorPath } from './takeErrorPath.ts';

/** Lets the running state take one step and applies what it returns. Every failure takes the state's error path. */
export function runState(run: Run, trigger: StepTrigger): void {
  const state = runningState(run);
  if (state === undefined) {
    const { flow, state: id } = topFrame(run);
    takeErrorPath(run, trigger.type, noteOf(errors.MACHINE_STATE_UNKNOWN({ flow, state: id })));
    return;
  }
  if (!state.node.ok) {
    takeErrorPath(run, trigger.type, state.node.error);
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
    takeErrorPath(run, trigger.type, errorNoteOf(thrown, state.kind));
    return;
  }
  applyStep(run, state, trigger, result);
}
