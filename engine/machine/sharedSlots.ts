import type { Json, JsonObject } from '../base/json.ts';
import { coerceSlotValue } from '../kit/coerceSlotValue.ts';
import { entityOfSlot } from '../kit/entityOfSlot.ts';
import { hasRole } from '../kit/hasRole.ts';
import type { Wish } from '../kit/snapshot.ts';
import type { CompiledFlow } from './compiledProject.ts';
import type { Run } from './run.ts';

/**
 * Gives a flow that is about to interrupt others what its message says of slots that one of them owns too: whoever
 * returns one order and asks where another one is means two orders. What the message does not say stays as it is.
 *
 * @param wish - Why the flow begins.
 * @returns What the slots held before that, to be put back; undefined when nothing is shared.
 */
export function setSharedSlots(run: Run, flow: CompiledFlow, wish: Wish): JsonObject | undefined {
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
    const said = isNews ? saidOf(run, slot) : undefined;
    if (said !== undefined) run.draft.slots = { ...run.draft.slots, [slot]: said };
  }
  return before;
}

/** The value that the message names for a slot. */
function saidOf(run: Run, slot: string): Json | undefined {
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
