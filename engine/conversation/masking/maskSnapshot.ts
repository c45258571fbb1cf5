import type { Json } from '../../base/json.ts';
import type { Snapshot } from '../../kit/snapshot.ts';
import type { CompiledProject } from '../../machine/compiledProject.ts';
import type { Mask } from '../../model/mask.ts';
import { maskForm } from './maskForm.ts';

/** A snapshot with the sensitive slots masked, and their values wherever else they stand. */
export function maskSnapshot(project: CompiledProject, mask: Mask, snapshot: Snapshot): Snapshot {
  const { frames, awaiting, prompt, clarification, queued, message, intent, tried } = snapshot;
  const slots: Record<string, Json> = { ...mask.anywhere(snapshot.slots) };
  for (const slot of project.sensitiveSlots)
    slots[slot] = maskValue(project, slot, snapshot.slots[slot] ?? null);
  const texts = mask.anywhere({ frames, awaiting, prompt, clarification, queued, message, intent, tried });
  return { ...snapshot, ...texts, slots };
}

function maskValue({ slots }: CompiledProject, slot: string, value: Json): Json {
  const definition = slots.get(slot);
  if (definition === undefined) return value;
  if (typeof value === 'number') return Number(maskForm(definition, String(value)));
  return typeof value === 'string' ? maskForm(definition, value) : value;
}
