import type { StepTrigger } from '../kit/stepContext.ts';
import type { WhyStatement } from '../model/statements.ts';
import { topFrame } from './frames.ts';
import type { Run } from './run.ts';

/** Notes what the running state did. */
export function recordStep(
  run: Run,
  trigger: StepTrigger['type'] | 'policy',
  outcome: string | null,
  why?: WhyStatement,
): void {
  const { flow, state } = topFrame(run);
  run.steps.push(
    why === undefined ? { flow, state, trigger, outcome } : { flow, state, trigger, outcome, why },
  );
}
