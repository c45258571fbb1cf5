import type { Frame, Snapshot } from '../../kit/snapshot.ts';
import { flowTitle } from '../flowTitle.ts';
import type { Run } from '../run.ts';
import { sayPolicyText } from '../sayPolicyText.ts';
import { beginDigression, canBegin } from './beginDigression.ts';
import { digressionMode } from './digressionMode.ts';

/** Said before a flow that had to wait. */
const dequeued = '$dialoom.dequeued';

type Queued = Snapshot['queued'][number];

/**
 * Begins the first flow whose time has come, if the running one lets it. The bottom one always does: once it has
 * ended, so has the conversation, and what was promised must come before.
 *
 * @param frame - What the frame below still has to hear, and since when it has been left alone.
 * @param isDue - Whether it is its turn.
 * @returns False when there is none.
 */
export function beginQueued(
  run: Run,
  frame: Partial<Pick<Frame, 'afterwards' | 'since'>>,
  isDue: (queued: Queued) => boolean,
): boolean {
  const { queued, frames } = run.draft;
  if (queued.length === 0) return false;
  if (frames.length > 1 && digressionMode(run) !== 'allow') return false;
  for (const waiting of queued) {
    const flow = run.project.flows.get(waiting.flow);
    if (flow === undefined || !canBegin(run, flow) || !isDue(waiting)) continue;
    sayPolicyText(run, dequeued, { names: { flow: flowTitle(run, flow) } });
    return beginDigression(run, flow, waiting.wish, frame);
  }
  return false;
}
