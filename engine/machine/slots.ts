// Slots over time: filled from memory, expired, shared between flows, emptied when a flow is left.
import type { Json, JsonObject } from '../base/json.ts';
import { coerceSlotValue, entityOfSlot, hasRole } from '../kit/slotValues.ts';
import type { Frame, StatedIntent } from '../kit/snapshot.ts';
import type { RememberedSlots } from '../model/ports.ts';
import type { CompiledFlow } from './compiledProject.ts';
import { recordStep } from './record.ts';
import type { Run } from './run.ts';

/** Empties slots. Those that are empty already, or not declared, stay as they are. */
export function emptySlots(run: Run, names: readonly string[]): void {
  const { slots } = run.draft;
  const filled = names.filter((name) => (slots[name] ?? null) !== null);
  if (filled.length === 0) return;
  const changed: Record<string, Json> = { ...slots };
  for (const name of filled) changed[name] = null;
  run.draft.slots = changed;
}

/** Empties the slots whose values have been kept for as long as they may. */
export function expireSlots(run: Run): void {
  const { expiresMs } = run.project.memory;
  if (expiresMs.size === 0) return;
  const { at, filledAt } = run.draft;
  const kept: Record<string, number> = {};
  const over: string[] = [];
  for (const [slot, filled] of Object.entries(filledAt)) {
    if (at - filled >= (expiresMs.get(slot) ?? Number.POSITIVE_INFINITY)) over.push(slot);
    else kept[slot] = filled;
  }
  if (over.length === 0) return;
  emptySlots(run, over);
  run.draft.filledAt = kept;
  recordStep(run, 'policy', null, { code: 'slots_expired', params: { slots: over } });
}

/** Fills slots with what is remembered. What no longer fits its slot, or is no longer to be kept, is left out. */
export function fillFromMemory(run: Run, remembered: RememberedSlots): void {
  const { draft, project } = run;
  const { customer, project: shared, expiresMs } = project.memory;
  if (Object.keys(remembered).length === 0) return;
  const slots: Record<string, Json> = { ...draft.slots };
  const filledAt: Record<string, number> = {};
  for (const slot of [...customer, ...shared]) {
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
  run.known = slots;
}

/**
 * Gives a flow that is about to interrupt others what its message says of slots that one of them owns too: whoever
 * returns one order and asks where another one is means two orders. What the message does not say stays as it is.
 *
 * @param wish - Why the flow begins.
 * @returns What the slots held before that, to be put back; undefined when nothing is shared.
 */
export function setSharedSlots(run: Run, flow: CompiledFlow, wish: StatedIntent): JsonObject | undefined {
  const { flows } = run.project;
  const shared = flow.owns.filter((slot) =>
    run.draft.frames.some((frame) => flows.get(frame.flow)?.owns.includes(slot) === true),
  );
  if (shared.length === 0) return undefined;
  // What a message fills before it turns out to mean another flow belongs to that one.
  const isNews = run.draft.message?.text === wish.utterance;
  const held = isNews ? run.before.slots : run.draft.slots;
  const before: Record<string, Json> = {};
  for (const slot of shared) {
    before[slot] = held[slot] ?? null;
    const said = isNews ? mentionedValue(run, slot) : undefined;
    if (said !== undefined) run.draft.slots = { ...run.draft.slots, [slot]: said };
  }
  return before;
}

/** The value that the message names for a slot. */
function mentionedValue(run: Run, slot: string): Json | undefined {
  const { message } = run.draft;
  const definition = run.project.slots.get(slot);
  if (message === null || definition === undefined) return undefined;
  const entity = entityOfSlot(definition);
  for (const mention of message.nlu.entities) {
    const fits = mention.entity === entity && hasRole(definition, mention, false);
    const value = fits ? coerceSlotValue(definition, mention.value) : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Leaves the frame that runs: the slots that its flow owns are emptied, or hold again what they held before it. */
export function leaveFrame(run: Run): Frame | undefined {
  const { frames } = run.draft;
  const left = frames.at(-1);
  if (left === undefined) return undefined;
  run.draft.frames = frames.slice(0, -1);
  emptyOwnedSlots(run, left.flow);
  if (left.interruptedSlots !== undefined) run.draft.slots = { ...run.draft.slots, ...left.interruptedSlots };
  return left;
}

/** Empties what a flow that has been left owns. What a flow that still runs owns too is that one's business now. */
export function emptyOwnedSlots(run: Run, left: string): void {
  const { flows } = run.project;
  const owned = flows.get(left)?.owns ?? [];
  if (owned.length === 0) return;
  const running = run.draft.frames.flatMap(({ flow }) => flows.get(flow)?.owns ?? []);
  emptySlots(
    run,
    owned.filter((slot) => !running.includes(slot)),
  );
}
