// Timers: waiting states and silence.
import type { StepTrigger } from '../kit/step.ts';
import { replaceTop, runningState, topFrame } from './frames.ts';
import type { SettledPolicy } from './policies/policy.ts';
import { endRewalk } from './rewalk.ts';
import type { TransitionContext } from './transitionContext.ts';

/** Schedules a timer after a delay; it replaces an earlier one. */
function scheduleTimer(context: TransitionContext, afterMs: number): void {
  scheduleAt(context, context.draft.at + afterMs);
}

/** Schedules a timer at a time in milliseconds since the epoch; it replaces an earlier one. */
function scheduleAt(context: TransitionContext, at: number): void {
  const { draft } = context;
  const timer = { id: `fx_${draft.nextEffect}`, at };
  draft.nextEffect += 1;
  draft.timer = timer;
  context.effects.push({ type: 'schedule', ...timer });
}

/**
 * Makes the running state wait. Returning to it, after a digression or when the customer asks to repeat, does not
 * restart the time.
 */
export function waitForTimer(context: TransitionContext, trigger: StepTrigger, afterMs: number): void {
  const { draft } = context;
  const frame = topFrame(context);
  const isStart = trigger.type === 'enter' || trigger.type === 'timer';
  const wakeAt = (isStart ? undefined : frame.wakeAt) ?? draft.at + afterMs;
  draft.awaiting = { type: 'timer' };
  endRewalk(context);
  if (frame.wakeAt !== wakeAt) replaceTop(context, { ...topFrame(context), wakeAt });
  if (draft.timer?.at !== wakeAt) scheduleAt(context, wakeAt);
}

/**
 * Whenever the conversation waits for the customer, starts the no-input timer if the state or the project has one, and
 * drops an earlier one. A state that waits for a timer keeps its own.
 */
export const noInputTimer: SettledPolicy = {
  name: 'noInputTimer',
  apply: (context) => {
    const { draft, project } = context;
    if (draft.awaiting.type === 'timer') return;
    const after =
      draft.awaiting.type === 'input' ? (ownNoInputDelay(context) ?? project.noInputAfterMs) : undefined;
    if (after !== undefined) scheduleTimer(context, after);
    else if (draft.timer !== null) draft.timer = null;
  },
};

function ownNoInputDelay(context: TransitionContext): number | undefined {
  const node = runningState(context)?.node;
  return node?.ok === true ? node.value.ladder?.noInputAfterMs : undefined;
}
