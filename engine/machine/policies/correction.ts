import type { Json } from '../../base/json.ts';
import type { Reading } from '../../model/reading.ts';
import type { CompiledState } from '../compiledProject.ts';
import { enterState, replaceTop, topFrame } from '../frames.ts';
import { recordStep } from '../record.ts';
import { changesSomething, digestOf } from '../rewalk.ts';
import { sayPolicyText } from '../sayPolicyText.ts';
import { StepScope } from '../stepScope.ts';
import type { TransitionContext } from '../transitionContext.ts';
import { askedSlot, repeatPrompt } from '../waitingState.ts';

/** The name of a slot in texts for customers. */
function slotLabel({ project }: TransitionContext, slot: string): string {
  return project.understanding.slots.find((one) => one.slot === slot)?.names[0] ?? slot;
}

/**
 * Applies corrections: the values are changed, and the flow is walked again from the first state whose slot is empty or
 * changed. Known values are not asked for again, and actions with the same input are not repeated. If an action that
 * changes something has already used a value, it is too late, and nothing is changed.
 *
 * @param answer - What the message says besides to the question being asked.
 * @returns False if there is nothing to correct.
 */
export function correct(
  context: TransitionContext,
  corrections: readonly Reading[],
  answer: Reading | undefined,
): boolean {
  return change(
    context,
    corrections.flatMap(({ about, value = null }) => (about === undefined ? [] : [{ slot: about, value }])),
    answer,
  );
}

/** A slot and its corrected value; null: it must be asked for again. */
interface Change {
  readonly slot: string;
  readonly value: Json;
}

function change(context: TransitionContext, found: readonly Change[], answer: Reading | undefined): boolean {
  const [first] = found;
  if (first === undefined) return false;
  const frame = topFrame(context);
  const { slots: previous } = context.draft;
  context.draft.failures = 0;
  context.draft.slots = { ...previous, ...Object.fromEntries(found.map(({ slot, value }) => [slot, value])) };
  const changed = new Set(found.map(({ slot }) => slot));
  const back = firstState(context, changed);
  if (back !== undefined && isTooLate(context, back)) {
    context.draft.slots = previous;
    sayPolicyText(context, context.project.policies.corrections.tooLate);
    repeatPrompt(context, { code: 'correction_too_late', params: { slot: first.slot } });
    return true;
  }
  const backTo = back === undefined ? null : { flow: back.flow, state: back.id };
  for (const { slot, value } of found) {
    const code = value === null ? 'slot_emptied' : 'slot_corrected';
    recordStep(context, 'policy', null, { code, params: { slot, backTo } });
    if (value !== null) context.draft.corrected = [...(context.draft.corrected ?? []), { slot, value }];
  }
  if (back === undefined) {
    context.pending = { type: 'resume' };
    return true;
  }
  fillAskedSlot(context, answer, changed);
  enterState(context, back);
  // A correction during a rewalk keeps the end of the first one.
  replaceTop(context, { ...topFrame(context), rewalking: frame.rewalking ?? frame.state });
  return true;
}

/** The earliest state of the running flow that asked for a slot which is changed, or still empty. */
function firstState(context: TransitionContext, changed: ReadonlySet<string>): CompiledState | undefined {
  const { flow, asked = {} } = topFrame(context);
  const states = context.project.flows.get(flow)?.states;
  const { slots } = context.draft;
  if (!Object.keys(asked).some((slot) => changed.has(slot))) return undefined;
  for (const [slot, id] of Object.entries(asked)) {
    if (changed.has(slot) || (slots[slot] ?? null) === null) return states?.get(id);
  }
  return undefined;
}

/** The same message may answer the question as well ("Sorry, size 9, and my e-mail is …"); it is then not asked again. */
function fillAskedSlot(
  context: TransitionContext,
  answer: Reading | undefined,
  corrected: ReadonlySet<string>,
): void {
  const asked = askedSlot(context)?.slot;
  if (asked === undefined || corrected.has(asked) || answer?.value === undefined || answer.about !== asked)
    return;
  if (!answer.evidence.some(({ code }) => code === 'entity')) return;
  context.draft.slots = { ...context.draft.slots, [asked]: answer.value };
}

/**
 * Says which corrections were accepted, before the question that follows. A value that the flow has rejected, or still
 * checks, is not acknowledged.
 */
export function acknowledgeCorrections(context: TransitionContext): void {
  const { acknowledgement } = context.project.policies.corrections;
  const { effects, draft } = context;
  if (draft.corrected === undefined || draft.awaiting.type === 'result') return;
  const { corrected } = draft;
  delete draft.corrected;
  let place = 0;
  for (const { slot, value } of corrected) {
    if (draft.slots[slot] !== value) continue;
    const before = effects.length;
    sayPolicyText(context, acknowledgement, {
      names: { slot: slotLabel(context, slot), value },
      slotOf: { value: slot },
    });
    const said = effects.splice(before);
    effects.splice(place, 0, ...said);
    place += said.length;
  }
}

/** Goes back to the question before: its slot is emptied and asked for again. */
export function stepBack(context: TransitionContext): boolean {
  const { asked = {} } = topFrame(context);
  const current = askedSlot(context)?.slot;
  const last = Object.keys(asked).findLast(
    (slot) => slot !== current && (context.draft.slots[slot] ?? null) !== null,
  );
  if (last === undefined) return false;
  return change(context, [{ slot: last, value: null }], undefined);
}

/** Whether a state reachable from here has already changed something with an input that is different now. */
function isTooLate(context: TransitionContext, from: CompiledState): boolean {
  const { done } = topFrame(context);
  if (done === undefined) return false;
  const ahead = reachable(from);
  return Object.entries(done).some(([id, digest]) => {
    if (!changesSomething(context, digest)) return false;
    const state = [...ahead].find((one) => one.id === id);
    return state !== undefined && digestNow(context, state) !== digest;
  });
}

function reachable(from: CompiledState): ReadonlySet<CompiledState> {
  const found = new Set([from]);
  // Iterating a set visits elements added during the iteration.
  for (const state of found) {
    for (const next of state.on.values()) found.add(next);
  }
  return found;
}

/** The digest of the call that a state would make now; undefined if it would not make one, or fails. */
function digestNow(context: TransitionContext, state: CompiledState): string | undefined {
  if (!state.node.ok) return undefined;
  try {
    const { next } = state.node.value.step(new StepScope(context, { type: 'enter' }));
    return next.type === 'request' && next.effect.type === 'run_action'
      ? digestOf(next.effect.action, next.effect.input)
      : undefined;
  } catch {
    return undefined;
  }
}
