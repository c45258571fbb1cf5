import { emptySlots } from './emptySlots.ts';
import { recordStep } from './recordStep.ts';
import type { Run } from './run.ts';

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
