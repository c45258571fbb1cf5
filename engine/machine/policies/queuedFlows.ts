import { beginQueued } from './beginQueued.ts';
import type { SettledPolicy } from './settledPolicy.ts';

/**
 * A flow that had to wait begins in the entry flow when that asks its next question, if it has not begun before: the
 * entry flow kept it off itself, or flows were nested too deep.
 */
export const queuedFlows: SettledPolicy = {
  name: 'queuedFlows',
  apply: (run) => {
    const { queued, awaiting, frames, turn } = run.draft;
    if (queued.length === 0 || awaiting.type !== 'input' || frames.length !== 1) return;
    beginQueued(run, {}, ({ since }) => since < turn);
  },
};
