// When the machine wants to be woken up.
import type { StepTrigger } from '../kit/step.ts';
import { endRewalk, replaceTop, runningState, topFrame } from './frames.ts';
import type { SettledPolicy } from './policies/policy.ts';
import type { Run } from './run.ts';

/** Wants the conversation woken up after a while; an earlier wish is forgotten. */
function scheduleTimer(run: Run, afterMs: number): void {
  scheduleAt(run, run.draft.at + afterMs);
}

/** Wants the conversation woken up at a time, in milliseconds since the epoch; an earlier wish is forgotten. */
function scheduleAt(run: Run, at: number): void {
  const { draft } = run;
  const timer = { id: `fx_${draft.nextEffect}`, at };
  draft.nextEffect += 1;
  draft.timer = timer;
  run.effects.push({ type: 'schedule', ...timer });
}

/**
 * Lets time pass in the running state. Coming back to it, from a digression or because the customer wants to hear
 * again where things stand, does not begin the time anew.
 */
export function waitForTimer(run: Run, trigger: StepTrigger, afterMs: number): void {
  const { draft } = run;
  const frame = topFrame(run);
  const begins = trigger.type === 'enter' || trigger.type === 'timer';
  const wakeAt = (begins ? undefined : frame.wakeAt) ?? draft.at + afterMs;
  draft.awaiting = { type: 'timer' };
  endRewalk(run);
  if (frame.wakeAt !== wakeAt) replaceTop(run, { ...topFrame(run), wakeAt });
  if (draft.timer?.at !== wakeAt) scheduleAt(run, wakeAt);
}

/**
 * Whenever the customer is waited for, a silence is measured, if the state or the project wants that; whatever was
 * measured before is over. A state that lets time pass keeps its own time.
 */
export const noInputTimer: SettledPolicy = {
  name: 'noInputTimer',
  apply: (run) => {
    const { draft, project } = run;
    if (draft.awaiting.type === 'timer') return;
    const after = draft.awaiting.type === 'input' ? (ownSilence(run) ?? project.noInputAfterMs) : undefined;
    if (after !== undefined) scheduleTimer(run, after);
    else if (draft.timer !== null) draft.timer = null;
  },
};

function ownSilence(run: Parameters<SettledPolicy['apply']>[0]): number | undefined {
  const node = runningState(run)?.node;
  return node?.ok === true ? node.value.ladder?.noInputAfterMs : undefined;
}
