import type { Run } from '../run.ts';
import { beginQueued } from './beginQueued.ts';
import type { SettledPolicy } from './settledPolicy.ts';

/** A flow that the entry flow itself kept off begins when that has gone on and asks its next question. */
export const queuedFlows: SettledPolicy = {
  name: 'queuedFlows',
  apply: (run) => {
    const { queued, awaiting, frames } = run.draft;
    if (queued.length === 0 || awaiting.type !== 'input' || frames.length !== 1) return;
    if (hasGoneOn(run)) beginQueued(run, {}, () => true);
  },
};

function hasGoneOn({ steps, draft }: Run): boolean {
  return steps.some(({ trigger, flow }) => trigger === 'enter' && flow === draft.frames[0]?.flow);
}
