import type { Json } from '../base/json.ts';
import { coerceSlotValue } from '../kit/coerceSlotValue.ts';
import type { RememberedSlots } from '../model/memoryPort.ts';
import type { Run } from './run.ts';

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
