import type { JsonObject } from '../base/json.ts';
import type { Frame } from '../kit/snapshot.ts';
import type { CompiledState } from './compiledProject.ts';
import type { Run } from './run.ts';

/** Flows inside each other: beyond that none is begun, so that a conversation cannot grow without end. */
export const maxFrames = 16;

const nothing: JsonObject = Object.freeze({});

/** Stands in where a conversation has no frame, which only a snapshot from elsewhere can bring about. */
const nowhere: Frame = Object.freeze({
  flow: '',
  state: '',
  cause: 'entry',
  since: 0,
  vars: nothing,
  local: nothing,
});

/** The frame that runs. */
export function topFrame(run: Run): Frame {
  return run.draft.frames.at(-1) ?? nowhere;
}

/** The state that runs; undefined when the project has no such state (any more). */
export function runningState(run: Run): CompiledState | undefined {
  const frame = topFrame(run);
  return run.project.flows.get(frame.flow)?.states.get(frame.state);
}

/** Changes the frame that runs. */
export function changeTop(run: Run, change: Partial<Frame>): void {
  const { frames } = run.draft;
  const changed = frames.slice();
  changed[changed.length - 1] = { ...topFrame(run), ...change };
  run.draft.frames = changed;
}

/** Puts another frame in place of the one that runs, with its keys in the order of the schema. */
export function replaceTop(run: Run, frame: Frame): void {
  const { flow, state, cause, since, vars, local } = frame;
  const { outputs, interrupted, afterwards, interruptedSlots, asked, done, rewalking, wakeAt } = frame;
  // One key after the other: spreading a conditional object for each takes ten times as long, at every state entered.
  const ordered: Frame = { flow, state, cause, since, vars, local };
  if (outputs !== undefined) ordered.outputs = outputs;
  if (interrupted !== undefined) ordered.interrupted = interrupted;
  if (afterwards !== undefined) ordered.afterwards = afterwards;
  if (interruptedSlots !== undefined) ordered.interruptedSlots = interruptedSlots;
  if (asked !== undefined) ordered.asked = asked;
  if (done !== undefined) ordered.done = done;
  if (rewalking !== undefined) ordered.rewalking = rewalking;
  if (wakeAt !== undefined) ordered.wakeAt = wakeAt;
  const changed = run.draft.frames.slice();
  changed[changed.length - 1] = ordered;
  run.draft.frames = changed;
}

/** Lets the running frame go on in a state; its scratch begins empty. The first state that asks for a slot is kept. */
export function enterState(run: Run, state: CompiledState): void {
  const frame = topFrame(run);
  const slot = run.project.policies.corrections.enabled ? askedSlot(state) : undefined;
  goOn(run);
  const known = slot === undefined || frame.asked?.[slot] !== undefined;
  if (known && frame.wakeAt === undefined && frame.rewalking === undefined) {
    changeTop(run, { flow: state.flow, state: state.id, local: nothing });
    return;
  }
  const { wakeAt, rewalking, ...kept } = frame;
  replaceTop(run, {
    ...kept,
    flow: state.flow,
    state: state.id,
    local: nothing,
    ...(known ? {} : { asked: { ...frame.asked, [slot]: state.id } }),
    ...(rewalking === undefined || rewalking === frame.state ? {} : { rewalking }),
  });
}

function askedSlot({ node }: CompiledState): string | undefined {
  return node.ok ? node.value.asks?.slot : undefined;
}

/** Ends the walking again after a correction, where the running state is the one in which it was made. */
export function endRewalk(run: Run): void {
  const top = topFrame(run);
  if (top.rewalking !== top.state) return;
  const { rewalking, ...frame } = top;
  replaceTop(run, frame);
}

/** Begins a flow above the one that runs. */
export function pushFrame(
  run: Run,
  start: CompiledState,
  frame: Pick<Frame, 'cause' | 'outputs' | 'interrupted' | 'afterwards' | 'interruptedSlots'> &
    Partial<Pick<Frame, 'since' | 'vars'>>,
): void {
  const { draft } = run;
  const { cause, since = draft.turn, vars = nothing, ...rest } = frame;
  // In the schema's order: a snapshot that was parsed must be the same, byte for byte.
  const pushed = {
    flow: start.flow,
    state: start.id,
    cause,
    since,
    vars,
    local: nothing,
    ...rest,
  };
  draft.frames = [...draft.frames, pushed];
  takeFromQueue(run, start.flow);
  goOn(run);
}

/** A state is to be entered; what the customer was to choose from before that is past. */
function goOn(run: Run): void {
  run.pending = { type: 'enter' };
  run.draft.clarification = null;
}

/** A flow that was to begin later has begun, by whatever way, and is not to begin once more. */
export function takeFromQueue({ draft }: Run, begun: string): void {
  if (draft.queued.length > 0) draft.queued = draft.queued.filter(({ flow }) => flow !== begun);
}
