import type { Frame } from '../../kit/snapshot.ts';
import type { CompiledFlow } from '../compiledProject.ts';
import { flowTitle } from '../flowTitle.ts';
import type { Run } from '../run.ts';
import { sayPolicyText } from '../sayPolicyText.ts';
import { beginDigression, canBegin } from './beginDigression.ts';
import { digressionMode } from './digressionMode.ts';

/** Said before a flow that had to wait. */
const dequeued = '$dialoom.dequeued';

/**
 * Begins the first flow that waited for the frame above this one to end, if this one lets it. The bottom one always
 * does: when it has ended, so has the conversation.
 *
 * @param frame - What the frame below still has to hear, and since when it has been left alone.
 * @returns False when there is none.
 */
export function beginQueued(run: Run, frame: Partial<Pick<Frame, 'afterwards' | 'since'>>): boolean {
  const { queued, frames } = run.draft;
  if (queued.length === 0) return false;
  if (frames.length > 1 && digressionMode(run) !== 'allow') return false;
  const ends = frame.afterwards?.type === 'end';
  for (const { flow: id, wish, frames: stood } of queued) {
    const flow: CompiledFlow | undefined = run.project.flows.get(id);
    if (flow === undefined || !canBegin(run, flow) || (!ends && stood <= frames.length)) continue;
    sayPolicyText(run, dequeued, { names: { flow: flowTitle(run, flow) } });
    return beginDigression(run, flow, wish, frame);
  }
  return false;
}
