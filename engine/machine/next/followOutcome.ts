import type { ErrorData } from '../../base/appError.ts';
import type { StepTrigger } from '../../kit/stepContext.ts';
import { noteOf } from '../../model/statements.ts';
import type { CompiledState } from '../compiledProject.ts';
import { errors } from '../errors.ts';
import { enterState } from '../frames.ts';
import { recordStep } from '../recordStep.ts';
import type { Run } from '../run.ts';
import { takeErrorPath } from '../takeErrorPath.ts';

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
    takeErrorPath(run, trigger, noteOf(error ?? errors.MACHINE_OUTCOME_NOT_CONNECTED({ outcome })));
    return;
  }
  recordStep(run, trigger, outcome, error && { code: 'error', params: noteOf(error) });
  enterState(run, target);
}
