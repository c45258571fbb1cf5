import { coerceSlotValue } from '../../kit/coerceSlotValue.ts';
import type { Snapshot } from '../../kit/snapshot.ts';
import type { CompiledProject } from '../../machine/compiledProject.ts';
import type { LogEntry } from '../session.ts';
import { mask } from './mask.ts';

const shortest = 3;

/**
 * Makes a function that masks the values of sensitive slots in a text: as they are kept, and as the customer wrote
 * them (`(977) 625-2661` where the slot holds `+19776252661`).
 */
export function maskingFor(
  project: CompiledProject,
  snapshot: Snapshot,
  log: readonly LogEntry[],
): (text: string) => string {
  const secrets = new Set<string>();
  for (const [slot, definition] of project.slots) {
    const value = snapshot.slots[slot] ?? null;
    if (definition.sensitive !== true || typeof value === 'boolean' || value === null) continue;
    secrets.add(String(value));
    for (const entry of log) {
      if (entry.entry !== 'event' || entry.event.type !== 'message') continue;
      const { text, nlu } = entry.event;
      if (coerceSlotValue(definition, text) === value) secrets.add(text.trim());
      for (const mention of nlu.entities) {
        if (coerceSlotValue(definition, mention.value) === value) secrets.add(mention.text);
      }
    }
  }
  // Longest first, so that a value inside of another does not leave the rest of it standing. A shorter one than
  // that identifies nobody, and would tear holes into every other word.
  const ordered = [...secrets].filter(({ length }) => length >= shortest).sort((a, b) => b.length - a.length);
  return (text) => ordered.reduce((masked, secret) => masked.replaceAll(secret, mask), text);
}
