import type { JsonObject } from '../base/json.ts';
import type { Frame } from '../kit/snapshot.ts';
import { type CompiledState, slotAskedBy } from './compiledProject.ts';
import type { TransitionContext } from './transitionContext.ts';

/** Limit of nested flows, so that a conversation cannot grow without end. */
export const maxFrames = 16;

const emptyValues: JsonObject = Object.freeze({});

/** Used for a conversation without frames, which only a foreign snapshot can have. */
const missingFrame: Frame = Object.freeze({
  flow: '',
  state: '',
  cause: 'entry',
  since: 0,
  vars: emptyValues,
  local: emptyValues,
});

/** The running frame. */
export function topFrame(context: TransitionContext): Frame {
  return context.draft.frames.at(-1) ?? missingFrame;
}

/** The running state; undefined when the project no longer has it. */
export function runningState(context: TransitionContext): CompiledState | undefined {
  const frame = topFrame(context);
  return context.project.flows.get(frame.flow)?.states.get(frame.state);
}

/** Changes the running frame. */
export function changeTop(context: TransitionContext, change: Partial<Frame>): void {
  const { frames } = context.draft;
  const changed = frames.slice();
  changed[changed.length - 1] = { ...topFrame(context), ...change };
  context.draft.frames = changed;
}

/** Replaces the running frame, with its keys in the order of the schema. */
export function replaceTop(context: TransitionContext, frame: Frame): void {
  const { flow, state, cause, since, vars, local } = frame;
  const { outputs, interrupted, afterwards, interruptedSlots, asked, done, rewalking, wakeAt } = frame;
  // Key by key: spreading a conditional object for each is ten times slower, and this runs for every state entered.
  const ordered: Frame = { flow, state, cause, since, vars, local };
  if (outputs !== undefined) ordered.outputs = outputs;
  if (interrupted !== undefined) ordered.interrupted = interrupted;
  if (afterwards !== undefined) ordered.afterwards = afterwards;
  if (interruptedSlots !== undefined) ordered.interruptedSlots = interruptedSlots;
  if (asked !== undefined) ordered.asked = asked;
  if (done !== undefined) ordered.done = done;
  if (rewalking !== undefined) ordered.rewalking = rewalking;
  if (wakeAt !== undefined) ordered.wakeAt = wakeAt;
  const changed = context.draft.frames.slice();
  changed[changed.length - 1] = ordered;
  context.draft.frames = changed;
}

/**
 * Moves the running frame to a state and clears its local values. Remembers the first state that asked for each slot.
 */
export function enterState(context: TransitionContext, state: CompiledState): void {
  const frame = topFrame(context);
  const slot = context.project.policies.corrections.enabled ? slotAskedBy(state) : undefined;
  scheduleEntry(context);
  const isRecorded = slot === undefined || frame.asked?.[slot] !== undefined;
  if (isRecorded && frame.wakeAt === undefined && frame.rewalking === undefined) {
    changeTop(context, { flow: state.flow, state: state.id, local: emptyValues });
    return;
  }
  const { wakeAt, rewalking, ...kept } = frame;
  replaceTop(context, {
    ...kept,
    flow: state.flow,
    state: state.id,
    local: emptyValues,
    ...(isRecorded ? {} : { asked: { ...frame.asked, [slot]: state.id } }),
    ...(rewalking === undefined || rewalking === frame.state ? {} : { rewalking }),
  });
}

/** Starts a flow on top of the running one. */
export function pushFrame(
  context: TransitionContext,
  start: CompiledState,
  frame: Pick<Frame, 'cause' | 'outputs' | 'interrupted' | 'afterwards' | 'interruptedSlots'> &
    Partial<Pick<Frame, 'since' | 'vars'>>,
): void {
  const { draft } = context;
  const { cause, since = draft.turn, vars = emptyValues, ...rest } = frame;
  // In the order of the schema: a parsed snapshot must serialise to the same bytes.
  const pushed = {
    flow: start.flow,
    state: start.id,
    cause,
    since,
    vars,
    local: emptyValues,
    ...rest,
  };
  draft.frames = [...draft.frames, pushed];
  takeFromQueue(context, start.flow);
  scheduleEntry(context);
}

/** Schedules the entry of a state; an open clarification is closed. */
function scheduleEntry(context: TransitionContext): void {
  context.pending = { type: 'enter' };
  context.draft.clarification = null;
}

/** Removes a flow that has begun from the queue, so that it does not begin twice. */
export function takeFromQueue({ draft }: TransitionContext, begun: string): void {
  if (draft.queued.length > 0) draft.queued = draft.queued.filter(({ flow }) => flow !== begun);
}
