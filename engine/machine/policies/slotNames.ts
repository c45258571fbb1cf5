import { normalisePhrase } from '../../kit/normalisePhrase.ts';
import type { Run } from '../run.ts';

/** The words by which customers call a slot: those declared, else those of its id. */
export function slotNames(run: Run, slot: string): readonly string[] {
  const names = run.project.slots.get(slot)?.names;
  return names !== undefined && names.length > 0 ? names : [slot.replaceAll('_', ' ')];
}

/** What a slot is called towards customers. */
export function slotLabel(run: Run, slot: string): string {
  return slotNames(run, slot)[0] ?? slot;
}

/** Whether a message names a slot, as whole words. `message` is normalised. */
export function namesSlot(run: Run, slot: string, message: string): boolean {
  const padded = ` ${message} `;
  return slotNames(run, slot).some((name) => padded.includes(` ${normalisePhrase(name)} `));
}
