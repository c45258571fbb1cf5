import type { Snapshot } from '../kit/snapshot.ts';
import type { Run } from './run.ts';

/** Ends the conversation. The frames stay as they stand, to be looked at. */
export function endConversation(run: Run, resolution: NonNullable<Snapshot['resolution']>): void {
  run.draft.status = 'ended';
  run.draft.resolution = resolution;
  run.draft.awaiting = { type: 'nothing' };
  run.draft.timer = null;
  run.pending = null;
  run.effects.push({ type: 'end', resolution });
}
