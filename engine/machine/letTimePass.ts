import type { StepTrigger } from '../kit/stepContext.ts';
import { endRewalk, replaceTop, topFrame } from './frames.ts';
import type { Run } from './run.ts';
import { scheduleAt } from './scheduleTimer.ts';

/**
 * Lets time pass in the running state. Coming back to it, from a digression or because the customer wants to hear
 * again where things stand, does not begin the time anew.
 */
export function letTimePass(run: Run, trigger: StepTrigger, afterMs: number): void {
  const { draft } = run;
  const frame = topFrame(run);
  const begins = trigger.type === 'enter' || trigger.type === 'timer';
  const wakeAt = (begins ? undefined : frame.wakeAt) ?? draft.at + afterMs;
  draft.awaiting = { type: 'timer' };
  endRewalk(run);
  if (frame.wakeAt !== wakeAt) replaceTop(run, { ...topFrame(run), wakeAt });
  if (draft.timer?.at !== wakeAt) scheduleAt(run, wakeAt);
}
