import type { Frame } from '../kit/snapshot.ts';
import { emptySlots } from './emptySlots.ts';
import type { Run } from './run.ts';

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
