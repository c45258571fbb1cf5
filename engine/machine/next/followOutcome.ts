import type { ErrorData } from '../../base/appError.ts';
import type { StepTrigger } from '../../kit/stepContext.ts';
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
    takeErrorPath(run, trigger, error ?? errors.MACHINE_OUTCOME_NOT_CONNECTED({ outcome }).toJSON());
    return;
  }
  recordStep(run, trigger, outcome, error?.message);
  enterState(run, target);
}
