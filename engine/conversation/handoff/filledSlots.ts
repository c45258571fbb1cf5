import type { Json, JsonObject } from '../../base/json.ts';
import type { Snapshot } from '../../kit/snapshot.ts';
import type { CompiledProject } from '../../machine/compiledProject.ts';
import { mask } from './mask.ts';

/** The slots that have a value, sensitive ones masked. */
export function filledSlots(project: CompiledProject, snapshot: Snapshot): JsonObject {
  const filled: Record<string, Json> = {};
  for (const [slot, definition] of project.slots) {
    const value = snapshot.slots[slot] ?? null;
    if (value !== null) filled[slot] = definition.sensitive === true ? mask : value;
  }
  return filled;
}
