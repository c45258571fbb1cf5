import type { StepTrigger } from '../kit/stepContext.ts';
import type { ErrorNote } from '../model/statements.ts';
import { escalateByPolicy } from './escalateByPolicy.ts';
import { enterState, runningState } from './frames.ts';
import { recordStep } from './recordStep.ts';
import type { Run } from './run.ts';

/** What happens when the running state fails: its `error` way if that is connected, else a person takes over. */
export function takeErrorPath(run: Run, trigger: StepTrigger['type'], error: ErrorNote): void {
  recordStep(run, trigger, 'error', { code: 'error', params: error });
  const target = runningState(run)?.on.get('error');
  if (target === undefined) escalateByPolicy(run, 'error', { code: 'error', params: error });
  else enterState(run, target);
}
