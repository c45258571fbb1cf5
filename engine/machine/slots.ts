// The life of slots: filled from memory, expired, shared between flows, emptied when a flow is left.
import type { Json, JsonObject } from '../base/json.ts';
import { coerceSlotValue, entityOfSlot, hasRole } from '../kit/slotValues.ts';
import type { Frame, StatedIntent } from '../kit/snapshot.ts';
import type { RememberedSlots } from '../model/ports.ts';
import type { CompiledFlow } from './compiledProject.ts';
import { recordStep } from './record.ts';
import type { TransitionContext } from './transitionContext.ts';

/** Empties slots. Empty and undeclared ones are left as they are. */
export function emptySlots(context: TransitionContext, names: readonly string[]): void {
  const { slots } = context.draft;
  const filled = names.filter((name) => (slots[name] ?? null) !== null);
  if (filled.length === 0) return;
  const changed: Record<string, Json> = { ...slots };
  for (const name of filled) changed[name] = null;
  context.draft.slots = changed;
}

/** Empties the slots that have expired. */
export function expireSlots(context: TransitionContext): void {
  const { expiresMs } = context.project.memory;
  if (expiresMs.size === 0) return;
  const { at, filledAt } = context.draft;
  const kept: Record<string, number> = {};
  const expired: string[] = [];
  for (const [slot, filled] of Object.entries(filledAt)) {
    if (at - filled >= (expiresMs.get(slot) ?? Number.POSITIVE_INFINITY)) expired.push(slot);
    else kept[slot] = filled;
  }
  if (expired.length === 0) return;
  emptySlots(context, expired);
  forgetVerified(context, expired);
  context.draft.filledAt = kept;
  recordStep(context, 'policy', null, { code: 'slots_expired', params: { slots: expired } });
}

/** What was confirmed about slots counts no longer. */
export function forgetVerified({ draft }: TransitionContext, slots: readonly string[]): void {
  if (!slots.some((slot) => draft.verified?.[slot] !== undefined)) return;
  const kept = Object.entries(draft.verified ?? {}).filter(([slot]) => !slots.includes(slot));
  draft.verified = Object.fromEntries(kept);
}

/** Fills slots from memory. Values that no longer fit their slot, or whose slot is no longer kept, are ignored. */
export function fillFromMemory(context: TransitionContext, remembered: RememberedSlots): void {
  const { draft, project } = context;
  const { customer, project: projectSlots, expiresMs } = project.memory;
  if (Object.keys(remembered).length === 0) return;
  const slots: Record<string, Json> = { ...draft.slots };
  const filledAt: Record<string, number> = {};
  for (const slot of [...customer, ...projectSlots]) {
    const found = remembered[slot];
    const definition = project.slots.get(slot);
    if (found === undefined || definition === undefined) continue;
    const value = coerceSlotValue(definition, found.value);
    if (value === undefined) continue;
    slots[slot] = value;
    if (expiresMs.has(slot)) filledAt[slot] = found.at;
  }
  draft.slots = slots;
  draft.filledAt = filledAt;
  context.slotsBefore = slots;
}

/**
 * Before a flow interrupts others: sets the slots that it shares with one of them to what the message says. A customer
 * who returns one order and asks about another means two orders. Slots that the message does not mention keep their
 * values.
 *
 * @param intent - Why the flow begins.
 * @returns The previous values, to be restored afterwards; undefined when nothing is shared.
 */
export function setSharedSlots(
  context: TransitionContext,
  flow: CompiledFlow,
  intent: StatedIntent,
): JsonObject | undefined {
  const { flows } = context.project;
  const shared = flow.owns.filter((slot) =>
    context.draft.frames.some((frame) => flows.get(frame.flow)?.owns.includes(slot) === true),
  );
  if (shared.length === 0) return undefined;
  // Slots that the message filled before it turned out to start another flow belong to that flow.
  const isNews = context.draft.message?.text.includes(intent.utterance) === true;
  const previous = isNews ? context.before.slots : context.draft.slots;
  const before: Record<string, Json> = {};
  for (const slot of shared) {
    before[slot] = previous[slot] ?? null;
    const said = isNews ? mentionedValue(context, slot) : undefined;
    if (said !== undefined) context.draft.slots = { ...context.draft.slots, [slot]: said };
  }
  return before;
}

/** The value that the message mentions for a slot. */
function mentionedValue(context: TransitionContext, slot: string): Json | undefined {
  const { message } = context.draft;
  const definition = context.project.slots.get(slot);
  if (message === null || definition === undefined) return undefined;
  const entity = entityOfSlot(definition);
  for (const mention of message.nlu.entities) {
    const fits = mention.entity === entity && hasRole(definition, mention, false);
    const value = fits ? coerceSlotValue(definition, mention.value) : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Leaves the running frame: the slots that its flow owns are emptied, or get back the values they had before it. */
export function leaveFrame(context: TransitionContext): Frame | undefined {
  const { frames } = context.draft;
  const left = frames.at(-1);
  if (left === undefined) return undefined;
  context.draft.frames = frames.slice(0, -1);
  emptyOwnedSlots(context, left.flow);
  if (left.interruptedSlots !== undefined)
    context.draft.slots = { ...context.draft.slots, ...left.interruptedSlots };
  return left;
}

/** Empties the slots that a left flow owns, except those that a running flow owns as well. */
export function emptyOwnedSlots(context: TransitionContext, left: string): void {
  const { flows } = context.project;
  const owned = flows.get(left)?.owns ?? [];
  if (owned.length === 0) return;
  const running = context.draft.frames.flatMap(({ flow }) => flows.get(flow)?.owns ?? []);
  emptySlots(
    context,
    owned.filter((slot) => !running.includes(slot)),
  );
}
