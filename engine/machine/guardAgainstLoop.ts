import type { StepTrigger } from '../kit/stepContext.ts';
import { escalateForLoop, type Loop } from './escalateByPolicy.ts';
import { topFrame } from './frames.ts';
import type { Run } from './run.ts';

/** Steps that one event may set off. */
const maxSteps = 200;
/** Times that one event may enter the same state. */
const maxEntries = 25;

/** Hands over instead of running in a circle. Returns true when it did. */
export function guardAgainstLoop(run: Run, trigger: StepTrigger): boolean {
  const loop = whatLoops(run, trigger);
  if (loop === undefined) return false;
  escalateForLoop(run, loop);
  return true;
}

function whatLoops(run: Run, trigger: StepTrigger): Loop | undefined {
  const { steps } = run;
  if (steps.length >= maxSteps) return { what: 'steps', limit: maxSteps };
  if (trigger.type !== 'enter' || steps.length < maxEntries) return undefined;
  const { flow, state } = topFrame(run);
  const entries = steps.filter(
    (step) => step.trigger === 'enter' && step.state === state && step.flow === flow,
  ).length;
  return entries < maxEntries ? undefined : { what: `${flow}/${state}`, limit: maxEntries };
}
