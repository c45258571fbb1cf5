import type { Frame } from '../kit/snapshot.ts';
import { emptySlots } from './emptySlots.ts';
import type { Run } from './run.ts';

/**
 * Leaves the frames above the lowest `kept`, with the slots that their flows own.
 *
 * @returns The lowest frame left.
 */
export function leaveFrames(run: Run, kept: number): Frame | undefined {
  const { frames } = run.draft;
  const left = frames.slice(kept);
  run.draft.frames = frames.slice(0, kept);
  for (const { flow, interruptedSlots } of left.toReversed()) {
    emptyOwnedSlots(run, flow);
    if (interruptedSlots !== undefined) run.draft.slots = { ...run.draft.slots, ...interruptedSlots };
  }
  return left[0];
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
