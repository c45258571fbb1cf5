import type { Json } from '../base/json.ts';
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
